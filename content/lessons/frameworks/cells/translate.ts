import { plot } from 'weight-decay/plot';

export const torchHalf = (lambda: number) => lambda;
export const torchMse = (lambda: number) => lambda;
export const kerasL2 = (lambda: number) => lambda;
export const kerasSgd = (lambda: number, mu: number) => lambda + 0 * mu;
export const ridgeAlpha = (lambda: number, n: number) => lambda + 0 * n;

const [lambda, mu, n] = [0.5, 0.9, 20];
// g = w − 3
type Rule = [system: string, a: number, slope: number, share: number];
const rules: Rule[] = [
  ['½ MSE', 1, torchHalf(lambda), 0], // g + cw
  ['MSE', 2, torchMse(lambda), 0], // 2g + cw
  ['Keras L2', 1, 2 * kerasL2(lambda), 0], // g + 2cw
  ['Keras SGD', 1, 0, kerasSgd(lambda, mu)], // g; w ← w − ηcw
  ['Ridge', 2 * n, 2 * ridgeAlpha(lambda, n), 0], // 2ng + 2cw
];
for (const [system, a, slope, share] of rules) {
  let [w, v] = [0, 0];
  const eta = 0.01 / a;
  for (let t = 0; t < 2000; t++) {
    v = mu * v - eta * (a * (w - 3) + slope * w);
    w = w - eta * share * w + v;
  }
  plot.bars('where it rests', system, w);
}
plot.rule('3/(1 + λ)', { y: 3 / (1 + lambda) });
plot.axes({ y: 'where it rests', yDomain: [0, 3] });
