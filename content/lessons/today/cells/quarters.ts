import { cosine } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const eta = slider('η', 0.1, { min: 0.01, max: 0.3 });
const lambda = slider('λ', 0.01, { min: 0.001, max: 0.03 });
const [momentum, steps] = [0.9, 600];
const schedules = {
  'constant η': () => eta,
  'falling η': cosine(eta, { steps }),
};

const turns = Object.entries(schedules).map(([key, rate]) =>
  [0, 1, 2, 3].map((quarter) => {
    let sum = 0;
    for (let t = 0; t < steps / 4; t++) sum += rate((quarter * steps) / 4 + t);
    sum *= lambda / (1 - momentum); // Σ ηₜλ/(1 − μ)
    plot.bars(key, `${quarter + 1}`, sum);
    return sum;
  }),
);
export const [
  [constantFirst, , , constantLast],
  [fallingFirst, , , fallingLast],
] = turns;
plot.axes({ x: 'quarter', y: 'time constants' });
