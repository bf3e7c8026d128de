import { cosine, exp, grid, pi, sin } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';

const eta = slider('η', 0.001, { min: 1e-5, max: 0.1, scale: 'log' });
const lambda = slider('λ', 0.1, { min: 1e-4, max: 1, scale: 'log' });
const batch = slider('batch', 5e5, { min: 100, max: 1e7, scale: 'log' });
const data = slider('data seen', 1e10, { min: 1e6, max: 2e13, scale: 'log' });

export const [tau, steps] = [1 / (eta * lambda), data / batch];
const share = (eta: number, lambda: number, batch: number, data: number) =>
  batch / (eta * lambda * data); // τ/T = B/(ηλD)
export const llama = share(3e-4, 0.1, 4e6, 1e12);
export const nanoGPT = share(6e-4, 0.1, 491520, 6e5 * 491520);
export const wideResNet = share(0.1, 5e-4 / (1 - 0.9), 128, 200 * 5e4);
export const yours = share(eta, lambda, batch, data);
const names = ['LLaMA-7B', 'nanoGPT', 'Wide ResNet', 'yours'];
const shares = [llama, nanoGPT, wideResNet, yours];
chart('recipes', { row: 1 }).bars('τ/T', names, shares);

const falling = cosine(1, { steps: 1, end: 0.1 });
const area = (t: number) => 0.55 * (1 - t) - (0.45 * sin(pi * t)) / pi; // ∫η
const [memory, at] = [chart('memory', { row: 1 }), grid(0, 1, 201)];
const constant = at.map((t) => exp((t - 1) / yours));
const cooled = at.map((t) => falling(t) * exp(-area(t) / yours));
memory.line('constant η', at, constant);
memory.line('falling η', at, cooled);
memory.axes({ x: 'share of the training', yDomain: [0, 1] });
