import { abs, log } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const eta = slider('η', 0.001, { min: 1e-4, max: 0.1, scale: 'log' });
const shares: [system: string, share: number][] = [
  ['PyTorch, 0.01', eta * 0.01], // ηc
  ['Keras, 0.004', eta * 0.004], // ηc
  ['Optax, 0.0001', eta * 0.0001], // ηc
  ['Composer, 0.00001', 0.00001], // c
];
for (const [system, share] of shares) {
  plot.bars('half-life', system, log(0.5) / log(1 - share)); // (1 − s)ᵗ = ½
}
plot.axes({ y: 'half-life', yScale: 'log', yDomain: [1, 1e9] });

const all = shares.map(([, share]) => share);
export const [pytorch, keras, optax, composer] = all;
const times = all.slice(1).map((share) => abs(log(share / pytorch)));
const names = ['keras', 'optax', 'composer'] as const;
export const partner = names[times.indexOf(Math.min(...times))];
export const halfLife = log(0.5) / log(1 - pytorch);
