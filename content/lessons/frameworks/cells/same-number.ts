import { plot, slider } from 'weight-decay/plot';

const c = slider('c', 0.01, { min: 0.001, max: 0.1, scale: 'log' });
const eta = slider('η', 0.01, { min: 0.001, max: 0.1, scale: 'log' });
const [mu, batch, g] = [0.9, 50, 0]; // μ, B, g = 0
type Step = (w: number, v: number) => [w: number, v: number];
const move = (w: number, v: number): [number, number] => [w - eta * v, v];

const rules: [system: string, step: Step][] = [
  ['Composer', (w, v) => move(w - c * w, mu * v + g)],
  ['Keras L2', (w, v) => move(w, mu * v + (g + 2 * c * w))],
  ['PyTorch SGD', (w, v) => move(w, mu * v + (g + c * w))],
  ['Keras SGD', (w, v) => move(w - eta * c * w, mu * v + g)],
  ['ConvNetJS', (w, v) => move(w, mu * v + (g + c * w) / batch)],
];

export const halfLives = rules.map(([system, step]) => {
  let [w, v, t] = [1, 0, 0];
  while (w > 0.5 && t < 1e6) {
    [w, v] = step(w, v);
    t += 1;
  }
  plot.bars('half-life', system, t);
  return t;
});
export const [composer, kerasL2, pytorch, kerasSgd, convnetjs] = halfLives;
export const apart = Math.max(...halfLives) / Math.min(...halfLives);
plot.axes({ y: 'half-life', yScale: 'log', yDomain: [1, 1e6] });
