/** Lines in the unit of the picture: cut at its frame, and with no more points than an eye can tell apart. */

/** A point; NaN for a gap. */
export type Point = readonly [x: number, y: number];

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const gap: Point = [Number.NaN, Number.NaN];

const isGap = ([x, y]: Point) => Number.isNaN(x) || Number.isNaN(y);

/** The parts of a line within the frame, gaps between them. */
export function clip(points: readonly Point[], frame: Frame): Point[] {
  const kept: Point[] = [];
  const push = (point: Point) => {
    const last = kept[kept.length - 1];
    if (last !== undefined && (last === point || (last[0] === point[0] && last[1] === point[1]))) return;
    if (isGap(point) && (last === undefined || isGap(last))) return;
    kept.push(point);
  };
  let before: Point = gap;
  points.forEach((point, i) => {
    if (isGap(point)) push(gap);
    else if (isGap(before)) {
      // A point between two gaps has no segment of its own.
      const next = points[i + 1];
      if ((next === undefined || isGap(next)) && isInside(point, frame)) push(point);
    } else {
      const part = cut(before, point, frame);
      if (part === undefined) push(gap);
      else {
        if (part[0] !== before) push(gap);
        push(part[0]);
        push(part[1]);
        if (part[1] !== point) push(gap);
      }
    }
    before = point;
  });
  if (kept.length > 0 && isGap(kept[kept.length - 1])) kept.pop();
  return kept;
}

export function isInside([x, y]: Point, { left, right, top, bottom }: Frame): boolean {
  return x >= left - 0.01 && x <= right + 0.01 && y >= top - 0.01 && y <= bottom + 0.01;
}

/** The part of a segment within the frame (Liang–Barsky); its ends are the very same points where they are inside. */
function cut(a: Point, b: Point, { left, right, top, bottom }: Frame): [Point, Point] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  const sides: [number, number][] = [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - top],
    [dy, bottom - a[1]],
  ];
  for (const [toward, room] of sides) {
    // A hair of tolerance: a point on the frame is inside.
    if (toward === 0 ? room < -1e-6 : false) return undefined;
    if (toward < 0) from = Math.max(from, (room + 1e-6) / toward);
    else if (toward > 0) to = Math.min(to, (room + 1e-6) / toward);
  }
  if (from > to || to < 0) return undefined;
  const at = (t: number): Point => [a[0] + t * dx, a[1] + t * dy];
  return [from <= 0 ? a : at(from), to >= 1 ? b : at(to)];
}

/** The points that matter: no point left out lies further than `tolerance` from the line (Douglas–Peucker). */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(points.length);
  const stack: [number, number][] = [];
  let start = -1;
  points.forEach((point, i) => {
    if (isGap(point)) {
      keep[i] = 1;
      if (start >= 0) stack.push([start, i - 1]);
      start = -1;
    } else if (start < 0) start = i;
  });
  if (start >= 0) stack.push([start, points.length - 1]);
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [from, to] = range;
    keep[from] = keep[to] = 1;
    let farthest = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceTo(points[i], points[from], points[to]);
      if (away > distance) {
        distance = away;
        farthest = i;
      }
    }
    if (farthest >= 0) stack.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The points with a gap, or an end, on both sides: a line shows nothing there. */
export function alone(points: readonly Point[]): Point[] {
  return points.filter(
    (point, i) =>
      !isGap(point) && (i === 0 || isGap(points[i - 1])) && (i === points.length - 1 || isGap(points[i + 1])),
  );
}
