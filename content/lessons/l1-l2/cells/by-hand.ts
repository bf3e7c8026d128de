import { grid, softThreshold } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.3, { min: 0, max: 1, step: 0.05 });
const s = slider('how sure', 1, { min: 0.2, max: 3, step: 0.1 });

const minL1 = (w: number) => softThreshold(w, lambda / s); // ½s(w − ŵ)² + λ|w|
const minL2 = (w: number) => (s / (s + lambda)) * w; // ½s(w − ŵ)² + ½λw²

const at = grid(-1.5, 1.5, 301);
plot.line('no penalty', at, at);
plot.line('L1', at, at.map(minL1));
plot.line('L2', at, at.map(minL2));
plot.points('L1', 0.8, minL1(0.8));
plot.points('L2', 0.8, minL2(0.8));
plot.axes({ x: 'ŵ', y: 'w', xDomain: [-1.5, 1.5], yDomain: [-1.5, 1.5] });

export const [l1, l1Small] = [minL1(0.8), minL1(0.2)];
export const [l2, l2Small] = [minL2(0.8), minL2(0.2)];
