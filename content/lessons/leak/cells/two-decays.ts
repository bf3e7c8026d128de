import { parameter, pow, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });
const cooling = slider('cooling', 0.02, { min: 0, max: 0.1, step: 0.005 });
const silence = 150;

const [leaking, cooled] = [
  { weightDecay: lambda, learningRate: 0.1 },
  { weightDecay: 0, learningRate: (t: number) => 0.1 * pow(1 - cooling, t) },
].map((options) => {
  const w = parameter([5]);
  const optimizer = sgd(w, options);
  const path = [w.value[0]];
  for (let step = 1; step <= 2 * silence; step++) {
    w.grad[0] = step <= silence ? w.value[0] - 3 : 0; // L = ½(w − 3)²
    optimizer.step(); // w ← (1 − ηₜλ)w − ηₜg
    path.push(w.value[0]);
  }
  return path;
});
export const lostByLeaking = 1 - leaking[2 * silence] / leaking[silence];
export const lostByCooling = 1 - cooled[2 * silence] / cooled[silence];
export const losesMore = lostByLeaking > lostByCooling ? 'leaking' : 'neither';

const steps = leaking.map((_, step) => step);
plot.line('with weight decay', steps, leaking);
plot.line('with learning-rate decay', steps, cooled);
plot.rule('the data goes silent', { x: silence });
plot.axes({ x: 'step', yDomain: [0, 5] });
