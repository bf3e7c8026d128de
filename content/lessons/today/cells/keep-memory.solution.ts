import { exp, grid } from 'weight-decay';
import { plot } from 'weight-decay/plot';

type Run = { learningRate: number; batch: number; data: number };
const small = { learningRate: 0.001, batch: 5e5, data: 1e10 };
const large = { learningRate: 0.0005, batch: 2e6, data: 1e11 };

export function scaled(weightDecay: number, from: Run, to: Run) {
  const length = (run: Run) => (run.learningRate * run.data) / run.batch; // ηT
  return (weightDecay * length(from)) / length(to);
}

const at = grid(0, 1, 101);
function draw(key: string, { learningRate, batch, data }: Run, lambda: number) {
  const steps = data / batch;
  const left = at.map((t) => exp(-learningRate * lambda * steps * (1 - t)));
  plot.line(key, at, left);
}
draw('small run', small, 0.1);
draw('large run', large, scaled(0.1, small, large));
plot.axes({ x: 'share of the training', yDomain: [0, 1] });
