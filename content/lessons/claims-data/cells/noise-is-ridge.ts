import { dataset, dot, random, ridge, sqrt } from 'weight-decay';
import { sparseRegression } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';
const sigma = slider('σ', 1, { min: 0.2, max: 2, step: 0.1 });
const copies = slider('copies', 300, { min: 1, max: 300, scale: 'log' });
const seed = 1;
const size = { count: 20, features: 6, nonzero: 6, noise: 1, seed };
const data = sparseRegression(size);
const { normal } = random(seed + 10000);
const [inputs, targets]: [number[][], number[]] = [[], []];
for (let copy = 0; copy < copies; copy++)
  data.targets.forEach((y, i) => {
    const x = data.inputs.data.subarray(6 * i, 6 * i + 6);
    inputs.push(Array.from(x, (xj) => xj + sigma * normal()));
    targets.push(y);
  });
const options = { weightDecay: 0, intercept: false };
const noisy = ridge(dataset(inputs, targets), options).weights;
const plain = ridge(data, options).weights;
options.weightDecay = sigma * sigma;
const decayed = ridge(data, options).weights;
const d = noisy.map((w, j) => w - decayed[j]);
export const distance = sqrt(dot(d, d) / dot(decayed, decayed));
const numbers = [1, 2, 3, 4, 5, 6];
plot.points('without decay', numbers, plain);
plot.points('ridge, λ = σ²', numbers, decayed);
plot.line('noisy copies', numbers, noisy);
plot.axes({ x: 'weight number', y: 'weight' });
