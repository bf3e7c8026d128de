import { grid, pow } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.01, { min: 0.001, max: 0.3, scale: 'log' });
const steps = slider('steps', 3000, { min: 100, max: 1e5, scale: 'log' });

const lost = (eta: number) => 1 - pow(1 - eta * lambda, steps); // 1 − (1 − ηλ)ᵀ
const rates = Array.from(grid(-6, -1, 51), (e) => pow(10, e));
plot.line('lost', rates, rates.map(lost));
plot.axes({ x: 'learning rate', y: 'lost', xScale: 'log', yDomain: [0, 1] });

export const [slow, fast] = [lost(1e-5), lost(1e-2)];
