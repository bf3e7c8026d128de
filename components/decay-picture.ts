/** The picture of the weight on the home page, as paths: what was, what is, and what will be if only decay acts. */

/** Units of the picture: a point of the way is three steps of training. */
export const size = { width: 640, height: 240 };
const frame = { left: 34, right: 628, top: 14, bottom: 212 };
/** Where now is. */
export const now = 260;
export const stepsPerPoint = 3;
export const learningRate = 0.1;

/** Values of λ of the control. */
export const strengths = { min: 0.0003, max: 0.1, initial: 0.01 };
const span = Math.log(strengths.max / strengths.min) / 100;
/** Of the slider, from 0 to 100. */
export const positionOf = (strength: number): number => Math.log(strength / strengths.min) / span;
export const strengthAt = (position: number): number => strengths.min * Math.exp(position * span);

/** w ← (1 − ηλ)w, as many times. */
export const decayed = (weight: number, strength: number, steps: number): number =>
  weight * (1 - learningRate * strength) ** steps;

export const halfLife = (strength: number): number => Math.log(0.5) / Math.log(1 - learningRate * strength);

export const heightOf = (weight: number): number => frame.bottom - weight * (frame.bottom - frame.top);
export const weightAt = (height: number): number =>
  Math.min(1, Math.max(0, (frame.bottom - height) / (frame.bottom - frame.top)));

const path = (points: [number, number][]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');

/** How many points of the way to the left of now are remembered. */
export const remembered = now - frame.left;

/** The way so far, the latest last, one value a point. */
export const past = (weights: number[]): string =>
  path(
    weights.slice(-remembered - 1).map((weight, i, { length }) => [now - length + 1 + i, heightOf(weight)]),
  );

/** The way from now on. */
export function future(weight: number, strength: number): string {
  const points: [number, number][] = [];
  for (let x = now; x <= frame.right; x += 2)
    points.push([x, heightOf(decayed(weight, strength, (x - now) * stepsPerPoint))]);
  return path(points);
}

/** The grid: heights of 0, ½ and 1, and the ends of their lines. */
export const rules = [0, 0.5, 1].map((weight) => ({ weight, y: heightOf(weight) }));
export const { left, right } = frame;
/** Marks of the way: every 500 steps from now on. */
export const marks = [500, 1000].map((steps) => ({ steps, x: now + steps / stepsPerPoint }));
