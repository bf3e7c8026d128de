import { pow, random, sqrt } from 'weight-decay';
import { plot } from 'weight-decay/plot';

export const learningRate = 0.01;
export const weightDecay = 0.5;

export function createStep(beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8) {
  let [m, v, t] = [0, 0, 0];
  return (w: number, g: number) => {
    t += 1;
    g += weightDecay * w;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const [mHat, vHat] = [m / (1 - pow(beta1, t)), v / (1 - pow(beta2, t))];
    return w - (learningRate * mHat) / (sqrt(vHat) + epsilon);
  };
}

function draw(key: string, scale: number) {
  const [step, { normal }] = [createStep(), random(5)];
  let w = 1;
  for (let t = 0; t <= 400; t++) {
    plot.line(key, t, w);
    w = step(w, scale * normal()); // E[g] = 0
  }
}
draw('g', 1);
draw('10 g', 10);
plot.axes({ x: 'step' });
