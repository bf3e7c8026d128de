/** Pictures of a run on canvases: what changes sixty times a second is painted, not built of elements. */
import { contour } from '../draw/field.ts';
import { format } from '../draw/number.ts';
import type { Data, Model } from '../../src/trainer/index.ts';
import { median, type Outcome, type Reading, type Run, type Simulation } from './simulation.ts';
import type { PlaygroundWords } from './words.ts';

const tokens = ['paper', 'ink', 'soft', 'line', 'loss', 'penalty', 'weight', 'series-1', 'series-2'] as const;

/** The colours of the page, and its letters. */
export type Ink = Record<(typeof tokens)[number], string> & { font: string };

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const colours = tokens.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]);
  return { ...Object.fromEntries(colours), font: style.fontFamily } as Ink;
}

type Colour = [red: number, green: number, blue: number];
const colourOf = (hex: string): Colour =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Colour;

interface Surface {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
}

/** A canvas as large as it is shown, in the pixels of the screen, wiped; undefined while it is not shown. */
function surface(canvas: HTMLCanvasElement): Surface | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (width === 0 || height === 0 || !context) return undefined;
  const ratio = devicePixelRatio;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

// ---------------------------------------------------------------- fields

/** The part of the plane that is shown. */
interface Plane {
  x: [low: number, high: number];
  y: [low: number, high: number];
}

function extentOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.08 * (high - low);
  return [low - room, high + room];
}

function planeOf({ train, test, state }: Simulation): Plane {
  const both = [train, test];
  const columns = train.inputs.columns;
  const column = (j: number) =>
    both.flatMap(({ inputs }) => Array.from({ length: inputs.rows }, (_, i) => inputs.data[i * columns + j]));
  const y = state.data === 'line' ? [0, ...both.flatMap(({ targets }) => [...targets])] : column(1);
  return { x: extentOf(column(0)), y: extentOf(y) };
}

/** Nodes along a side; every other is enough for a wide network, which costs more. */
const nodes = 49;

/** Paints what a model answers over the plane, and the points. Made for one run of one simulation, once. */
export function fieldPainter(simulation: Simulation, run: Run, canvas: HTMLCanvasElement) {
  const plane = planeOf(simulation);
  const isLine = simulation.state.data === 'line';
  const small = new OffscreenCanvas(nodes, nodes);
  const smallContext = small.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const image = new ImageData(nodes, nodes);
  const inputs = isLine
    ? { rows: nodes, columns: 1, data: between(plane.x) }
    : { rows: nodes * nodes, columns: 2, data: gridOf(plane) };
  let points: HTMLCanvasElement | undefined;
  let pointsFor = '';
  let shades: Uint8ClampedArray;

  return function paint(ink: Ink): void {
    const made = surface(canvas);
    if (!made) return;
    const { context, width, height } = made;
    const across = (x: number) => ((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * width;
    const up = (y: number) => height - ((y - plane.y[0]) / (plane.y[1] - plane.y[0])) * height;
    const key = [width, height, devicePixelRatio, ink.paper, ink.ink].join();
    if (points === undefined || pointsFor !== key) {
      points ??= document.createElement('canvas');
      paintPoints(points, made, simulation, across, up, ink);
      shades = shadesOf(ink);
      pointsFor = key;
    }
    const { data: answers } = run.model.forward(inputs);
    if (isLine) {
      axisAtZero(context, up(0), width, ink);
      context.drawImage(points, 0, 0, width, height);
      context.beginPath();
      answers.forEach((y, i) => context.lineTo(across(inputs.data[i]), up(y)));
      Object.assign(context, { strokeStyle: ink.ink, lineWidth: 2.5 });
      context.stroke();
      return;
    }
    const isLogit = simulation.state.loss === 'crossEntropy';
    for (let i = 0; i < answers.length; i++) {
      const answer = answers[i];
      // From −1, sure of one class, to 1, sure of the other.
      const sure = isLogit ? answer / (1 + Math.abs(answer)) : Math.max(-1, Math.min(1, answer));
      const shade = 4 * Math.round((Number.isFinite(sure) ? sure : 0) * 100 + 100);
      for (let part = 0; part < 4; part++) image.data[4 * i + part] = shades[shade + part];
    }
    smallContext.putImageData(image, 0, 0);
    // The middle of the outermost nodes lies on the border.
    const [cellWidth, cellHeight] = [width / (nodes - 1), height / (nodes - 1)];
    context.imageSmoothingEnabled = true;
    context.drawImage(small, -cellWidth / 2, -cellHeight / 2, width + cellWidth, height + cellHeight);
    context.beginPath();
    for (const line of contour({ columns: nodes, values: answers } as never, 0).lines)
      line.forEach(([i, j], k) =>
        k === 0
          ? context.moveTo(i * cellWidth, j * cellHeight)
          : context.lineTo(i * cellWidth, j * cellHeight),
      );
    Object.assign(context, { strokeStyle: ink.ink, lineWidth: 1.75 });
    context.stroke();
    context.drawImage(points, 0, 0, width, height);
  };
}

function between([low, high]: [number, number]): Float64Array {
  return Float64Array.from({ length: nodes }, (_, i) => low + ((high - low) * i) / (nodes - 1));
}

/** Row after row from the top. */
function gridOf(plane: Plane): Float64Array {
  const [xs, ys] = [between(plane.x), between(plane.y).reverse()];
  const grid = new Float64Array(2 * nodes * nodes);
  for (let j = 0, at = 0; j < nodes; j++)
    for (let i = 0; i < nodes; i++) {
      grid[at++] = xs[i];
      grid[at++] = ys[j];
    }
  return grid;
}

/** From one class to the other by way of the paper, 201 colours. */
function shadesOf(ink: Ink): Uint8ClampedArray {
  const [paper, low, high] = [ink.paper, ink['series-1'], ink['series-2']].map(colourOf);
  const shades = new Uint8ClampedArray(4 * 201);
  for (let k = 0; k <= 200; k++) {
    const share = (Math.abs(k - 100) / 100) * 0.5;
    const side = k < 100 ? low : high;
    for (let part = 0; part < 3; part++)
      shades[4 * k + part] = paper[part] + share * (side[part] - paper[part]);
    shades[4 * k + 3] = 255;
  }
  return shades;
}

function axisAtZero(context: CanvasRenderingContext2D, y: number, width: number, ink: Ink): void {
  Object.assign(context, { strokeStyle: ink.line, lineWidth: 1 });
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
}

/** A disc for one class, a square for the other. */
function shape(context: CanvasRenderingContext2D, isSquare: boolean, x: number, y: number, r: number): void {
  context.beginPath();
  if (isSquare) context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
  else context.arc(x, y, r, 0, 2 * Math.PI);
}

function paintPoints(
  canvas: HTMLCanvasElement,
  { width, height }: Surface,
  { train, test, isFlipped, state }: Simulation,
  across: (x: number) => number,
  up: (y: number) => number,
  ink: Ink,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  const isLine = state.data === 'line';
  const radius = width < 240 ? 3 : 4;
  const each = (
    { inputs, targets }: Data,
    visit: (x: number, y: number, isHigh: boolean, i: number) => void,
  ) => {
    for (let i = 0; i < inputs.rows; i++) {
      const [x, y] = [
        inputs.data[i * inputs.columns],
        isLine ? targets[i] : inputs.data[i * inputs.columns + 1],
      ];
      visit(across(x), up(y), targets[i] > 0, i);
    }
  };
  const colour = (isHigh: boolean) => (isLine ? ink.soft : isHigh ? ink['series-2'] : ink['series-1']);
  context.globalAlpha = 0.55;
  each(test, (x, y, isHigh) => {
    shape(context, isHigh && !isLine, x, y, 1.6);
    Object.assign(context, { strokeStyle: colour(isHigh), lineWidth: 0.9 });
    context.stroke();
  });
  context.globalAlpha = 1;
  each(train, (x, y, isHigh, i) => {
    shape(context, isHigh && !isLine, x, y, radius);
    Object.assign(context, {
      fillStyle: isLine ? ink.ink : colour(isHigh),
      strokeStyle: ink.paper,
      lineWidth: 1.25,
    });
    context.fill();
    context.stroke();
    if (!isFlipped[i]) return;
    shape(context, false, x, y, radius + 3);
    Object.assign(context, { strokeStyle: ink.ink, lineWidth: 1.5 });
    context.stroke();
  });
}

// ---------------------------------------------------------------- the network

/** A weight of 1 is so many pixels thick. */
const thickness = 2.5;
const thickest = 7;

/** Weights as links: as thick as they are large, coloured by the class towards which they push, dashed below zero. */
export function paintNetwork(canvas: HTMLCanvasElement, model: Model, ink: Ink): void {
  const made = surface(canvas);
  if (!made) return;
  const { context, width, height } = made;
  const { weights } = model;
  const counts = [weights[0].shape[1], ...weights.map(({ shape }) => shape[0])];
  const place = (column: number, row: number): [number, number] => [
    12 + (column * (width - 24)) / (counts.length - 1),
    height * ((row + 0.5) / counts[column]),
  ];
  const isDashed = weights.reduce((sum, { value }) => sum + value.length, 0) <= 200;
  // Links of one look are one path.
  const paths = new Map<number, Path2D>();
  const reaches = counts.map((count) => new Float64Array(count));
  weights.forEach(({ value, shape: [outputs, inputs] }, layer) => {
    for (let o = 0; o < outputs; o++)
      for (let i = 0; i < inputs; i++) {
        const weight = value[o * inputs + i];
        const size = Math.abs(weight);
        reaches[layer][i] = Math.max(reaches[layer][i], size);
        const look = Math.ceil(Math.min(thickest, thickness * size) * 4) * Math.sign(weight);
        if (size * thickness < 0.04 || !Number.isFinite(look)) continue;
        let path = paths.get(look);
        if (path === undefined) paths.set(look, (path = new Path2D()));
        path.moveTo(...place(layer, i));
        path.lineTo(...place(layer + 1, o));
      }
  });
  context.globalAlpha = isDashed ? 0.72 : 0.5;
  // The large ones above.
  for (const [look, path] of [...paths].sort(([a], [b]) => Math.abs(a) - Math.abs(b))) {
    context.strokeStyle = look > 0 ? ink['series-2'] : ink['series-1'];
    context.lineWidth = Math.abs(look) / 4;
    context.setLineDash(isDashed && look < 0 ? [5, 3] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  const radius = Math.max(2, Math.min(5, (0.36 * height) / Math.max(...counts)));
  counts.forEach((count, column) => {
    for (let row = 0; row < count; row++) {
      const isLast = column === counts.length - 1;
      // A neuron that nothing leaves has no say any more.
      const isAlive = isLast || reaches[column][row] * thickness >= 0.04;
      context.beginPath();
      context.arc(...place(column, row), radius, 0, 2 * Math.PI);
      Object.assign(context, {
        fillStyle: isAlive ? ink.ink : ink.paper,
        strokeStyle: ink.soft,
        lineWidth: 1,
      });
      context.fill();
      context.stroke();
    }
  });
}

// ---------------------------------------------------------------- charts

interface Line {
  points: readonly (readonly [x: number, y: number])[];
  colour: string;
  label: string;
  isDashed?: boolean;
  isThin?: boolean;
}

const size = 12;

/** Round steps that cut a range into about so many parts. */
function stepOf(range: number, parts: number): number {
  const rough = range / parts || 1;
  const unit = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((figure) => figure * unit).find((step) => step >= rough) ?? 10 * unit;
}

function paintLines(canvas: HTMLCanvasElement, lines: Line[], steps: number, ink: Ink): void {
  const made = surface(canvas);
  if (!made) return;
  const { context, width, height } = made;
  context.font = `${size}px ${ink.font}`;
  const labelled = lines.filter(({ label }) => label !== '');
  const labelWidth = Math.max(...labelled.map(({ label }) => context.measureText(label).width), 10);
  const values = lines.flatMap(({ points }) => points.map(([, y]) => y)).filter(Number.isFinite);
  const highest = Math.max(...values, 1e-9) * 1.06;
  const tick = stepOf(highest, 4);
  const ticks = Array.from({ length: Math.floor(highest / tick) + 1 }, (_, k) => k * tick);
  const left = Math.max(...ticks.map((value) => context.measureText(format(value)).width)) + 8;
  const [right, top, bottom] = [width - labelWidth - 8, 6, height - size - 8];
  const across = (x: number) => left + (x / Math.max(1, steps)) * (right - left);
  const up = (y: number) => bottom - (y / highest) * (bottom - top);

  Object.assign(context, {
    fillStyle: ink.soft,
    strokeStyle: ink.line,
    lineWidth: 1,
    textBaseline: 'middle',
  });
  context.textAlign = 'right';
  for (const value of ticks) {
    context.fillText(format(value), left - 6, up(value));
    context.beginPath();
    context.moveTo(left, up(value));
    context.lineTo(right, up(value));
    context.stroke();
  }
  const pace = stepOf(steps, 4);
  context.textAlign = 'center';
  for (let x = 0; x <= steps; x += pace) context.fillText(format(x, 5), across(x), height - size / 2 - 1);

  for (const { points, colour, isDashed, isThin } of lines) {
    context.beginPath();
    for (const [x, y] of points) if (Number.isFinite(y)) context.lineTo(across(x), up(y));
    Object.assign(context, { strokeStyle: colour, lineWidth: isThin ? 1.25 : 2 });
    context.setLineDash(isDashed ? [5, 3] : []);
    context.stroke();
  }
  context.setLineDash([]);
  context.textAlign = 'left';
  const wanted = labelled.map(({ points }) => up(points.at(-1)?.[1] ?? 0));
  // The last number below may reach under the labels.
  const places = apart(wanted, size + 4, top + size / 2, bottom - 3);
  const end = lines[0].points.at(-1)?.[0] ?? 0;
  labelled.forEach(({ label, colour }, i) => {
    context.fillStyle = colour;
    context.fillText(label, Math.min(right + 6, across(end) + 6), places[i]);
  });
}

/** Places as near as may be to those that are wanted, so far from each other, between a top and a bottom. */
export function apart(wanted: readonly number[], distance: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const places = wanted.map((place) => (Number.isFinite(place) ? place : bottom));
  order.forEach((at, k) => {
    const above = k > 0 ? places[order[k - 1]] + distance : top;
    places[at] = Math.max(places[at], above);
  });
  order.reverse().forEach((at, k) => {
    const below = k > 0 ? places[order[k - 1]] - distance : bottom;
    places[at] = Math.min(places[at], below);
  });
  return places;
}

/** The readings of a run and where it stands now. */
const pointsOf = (readings: readonly Reading[], now: Reading, value: (reading: Reading) => number) =>
  [...readings, now].map((reading) => [reading.step, value(reading)] as const);

export function paintLoss(
  canvas: HTMLCanvasElement,
  { runs, state }: Simulation,
  now: Reading[],
  steps: number,
  words: PlaygroundWords,
  ink: Ink,
): void {
  const labels = words.lossLabels;
  const line = (
    run: number,
    value: (reading: Reading) => number,
    label: string,
    colour: string,
    isDashed = false,
  ): Line => ({
    points: pointsOf(runs[run].readings, now[run], value),
    colour,
    label,
    isDashed,
    isThin: run > 0,
  });
  const lines = [
    line(0, ({ train }) => train, labels.train, ink.loss),
    line(0, ({ test }) => test, labels.test, ink.loss, true),
  ];
  if (state.decay === 'l1' || state.decay === 'l2')
    lines.push(line(0, ({ penalty }) => penalty, labels.penalty, ink.penalty));
  if (runs.length > 1) {
    lines.push(line(1, ({ train }) => train, labels.twinTrain, ink.soft));
    lines.push(line(1, ({ test }) => test, labels.twinTest, ink.soft, true));
  }
  paintLines(canvas, lines, steps, ink);
}

export function paintLengths(
  canvas: HTMLCanvasElement,
  { runs }: Simulation,
  now: Reading[],
  steps: number,
  words: PlaygroundWords,
  ink: Ink,
): void {
  const lines = runs.flatMap(({ readings }, run) =>
    now[run].norms.map((_, layer): Line => ({
      points: pointsOf(readings, now[run], ({ norms }) => norms[layer]),
      colour: run === 0 ? ink.weight : ink.soft,
      label: run === 0 ? words.layer(layer + 1) : '',
      isThin: run > 0,
    })),
  );
  paintLines(canvas, lines, steps, ink);
}

/** How many weights are how large: of the network as bars, of its twin as an outline. */
export function paintHistogram(
  canvas: HTMLCanvasElement,
  { runs }: Simulation,
  words: PlaygroundWords,
  ink: Ink,
) {
  const made = surface(canvas);
  if (!made) return;
  const { context, width, height } = made;
  const all = runs.map(({ model }) => model.weights.flatMap(({ value }) => Array.from(value)));
  const sizes = all
    .flat()
    .map(Math.abs)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  // The few largest stand at the ends.
  const reach = Math.max(stepOf(sizes[Math.floor(0.99 * (sizes.length - 1))], 1), 0.1);
  const bins = 41;
  const counts = all.map((weights) => {
    const found = new Array<number>(bins).fill(0);
    for (const weight of weights) {
      const part = Math.max(0, Math.min(1, (weight / reach + 1) / 2));
      found[Math.min(bins - 1, Math.floor(part * bins))] += 1;
    }
    return found;
  });
  const most = Math.max(...counts.flat(), 1);
  context.font = `${size}px ${ink.font}`;
  const [left, right, top, bottom] = [10, width - 10, size + 8, height - size - 8];
  const bar = (right - left) / bins;
  const up = (count: number) => bottom - (count / most) * (bottom - top);
  context.fillStyle = ink.weight;
  counts[0].forEach((count, k) =>
    context.fillRect(left + k * bar + 0.5, up(count), bar - 1, bottom - up(count)),
  );
  if (counts.length > 1) {
    context.beginPath();
    counts[1].forEach((count, k) => {
      context.lineTo(left + k * bar, up(count));
      context.lineTo(left + (k + 1) * bar, up(count));
    });
    Object.assign(context, { strokeStyle: ink.soft, lineWidth: 1.5 });
    context.stroke();
  }
  Object.assign(context, { strokeStyle: ink.line, lineWidth: 1 });
  context.beginPath();
  context.moveTo(left, bottom + 0.5);
  context.lineTo(right, bottom + 0.5);
  context.stroke();
  Object.assign(context, { fillStyle: ink.soft, textBaseline: 'middle' });
  const ends: [number, CanvasTextAlign, number][] = [
    [-reach, 'left', left],
    [0, 'center', (left + right) / 2],
    [reach, 'right', right],
  ];
  for (const [value, textAlign, x] of ends) {
    context.textAlign = textAlign;
    context.fillText(format(value), x, height - size / 2 - 1);
  }
  const zeros = all[0].filter((weight) => weight === 0).length;
  if (zeros === 0) return;
  Object.assign(context, { fillStyle: ink.weight, textAlign: 'right' });
  context.fillText(words.zeros(String(zeros), String(all[0].length)), right, size / 2 + 1);
}

// ---------------------------------------------------------------- many seeds

/** The test loss of every seed as a dot, the network above its twin; their medians as strokes. */
export function paintSeeds(canvas: HTMLCanvasElement, outcomes: Outcome[], names: string[], ink: Ink): void {
  const made = surface(canvas);
  if (!made || outcomes.length === 0) return;
  const { context, width, height } = made;
  context.font = `${size}px ${ink.font}`;
  const rows = [outcomes.map(({ main }) => main.test)];
  if (outcomes[0].twin) rows.push(outcomes.map(({ twin }) => twin?.test ?? NaN));
  const highest = Math.max(...rows.flat().filter(Number.isFinite), 1e-9) * 1.05;
  const left = Math.max(...names.map((name) => context.measureText(name).width)) + 12;
  const [right, bottom] = [width - 12, height - size - 8];
  const across = (value: number) => left + (Math.min(value, highest) / highest) * (right - left);
  Object.assign(context, {
    fillStyle: ink.soft,
    strokeStyle: ink.line,
    lineWidth: 1,
    textBaseline: 'middle',
  });
  context.textAlign = 'center';
  const tick = stepOf(highest, 5);
  for (let value = 0; value <= highest; value += tick) {
    context.fillText(format(value), across(value), height - size / 2 - 1);
    context.beginPath();
    context.moveTo(across(value), 0);
    context.lineTo(across(value), bottom);
    context.stroke();
  }
  rows.forEach((row, k) => {
    const y = (bottom * (k + 0.5)) / rows.length;
    const colour = k === 0 ? ink.loss : ink.soft;
    Object.assign(context, { fillStyle: colour, textAlign: 'left' });
    context.fillText(names[k], 0, y);
    context.globalAlpha = 0.55;
    row.forEach((value, i) => {
      if (!Number.isFinite(value)) return;
      context.beginPath();
      // Dots of one value do not hide each other.
      context.arc(across(value), y + (((i * 7) % 5) - 2) * 2.5, 4, 0, 2 * Math.PI);
      context.fill();
    });
    context.globalAlpha = 1;
    const middle = across(median(row));
    Object.assign(context, { strokeStyle: ink.ink, lineWidth: 2 });
    context.beginPath();
    context.moveTo(middle, y - 14);
    context.lineTo(middle, y + 14);
    context.stroke();
  });
}
