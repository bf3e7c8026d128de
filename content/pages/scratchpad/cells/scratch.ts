import { parameter, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });
const w = parameter([5]);
const optimizer = sgd(w, { learningRate: 0.1, weightDecay });
for (let step = 0; step <= 100; step++) {
  plot.line('weight', step, w.value[0]);
  w.grad[0] = w.value[0] - 3; // L = ½(w − 3)²
  optimizer.step(); // w ← (1 − ηλ)w − ηg
}
plot.axes({ x: 'step' });
