import { parameter, pow, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const learningRate = 0.1;
const weightDecay = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });
const silence = 150;

const w = parameter([5]);
const optimizer = sgd([w], { learningRate, weightDecay });
const path = [w.value[0]];
const leak = [w.value[0]];
for (let step = 1; step <= 2 * silence; step++) {
  w.grad[0] = step <= silence ? w.value[0] - 3 : 0; // L = ½(w − 3)²
  optimizer.step(); // w ← (1 − ηλ)w − ηg
  path.push(w.value[0]);
  leak.push(pow(1 - learningRate * weightDecay, step) * 5); // (1 − ηλ)ᵗ w₀
}

export const fixedPoint = 3 / (1 + weightDecay);
export const settled = path[silence];
export const leakAlone = leak[silence];
export const last = path[2 * silence];
export const kept = last / settled;

const steps = path.map((_, step) => step);
plot.line('weight', steps, path);
plot.line('leak alone', steps, leak);
plot.rule('fixed point', { y: fixedPoint });
plot.rule('the data goes silent', { x: silence });
plot.axes({ x: 'step', yDomain: [0, 5] });
