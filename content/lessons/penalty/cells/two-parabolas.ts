import { grid } from 'weight-decay';
import { plot, slider, toggle } from 'weight-decay/plot';

const target = 4;
const lambda = slider('λ', 0.6, { min: 0, max: 3, step: 0.05 });
const hasHalf = toggle('with ½', true);
const factor = hasHalf ? lambda / 2 : lambda;

const loss = (w: number) => ((w - target) * (w - target)) / 2; // L
const penalty = (w: number) => factor * w * w; // ½λw²
const objective = (w: number) => loss(w) + penalty(w);

export const bottom = target / (1 + 2 * factor); // w − w* + λw = 0
export const withoutHalf = target / (1 + 2 * lambda); // w − w* + 2λw = 0
export const lossThere = loss(bottom);
export const penaltyThere = penalty(bottom);
export const lossSlope = bottom - target;
export const penaltySlope = 2 * factor * bottom;

const w = grid(-1, 5, 121);
export const lowest = objective(bottom);
export const lowestDrawn = Math.min(...w.map(objective));
plot.line('data loss', w, w.map(loss));
plot.line('penalty', w, w.map(penalty));
plot.line('sum', w, w.map(objective));
plot.points('bottom', bottom, lowest);
plot.axes({ x: 'weight', xDomain: [-1, 5], yDomain: [0, 8] });
