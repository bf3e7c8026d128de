import { angle, dot, pow, random, sqrt } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';
const rate = slider('η', 0.1, { min: 0.03, max: 0.3, scale: 'log' });
const decay = slider('λ', 0.01, { min: 0.003, max: 0.1, scale: 'log' });
const firstSeed = 1;
function run(key: string, eta: number, lambda: number) {
  let [square, loss] = [0, 0];
  for (const seed of [firstSeed, firstSeed + 1]) {
    const { normal } = random(seed);
    const draw = () => Float64Array.from({ length: 10 }, () => normal());
    for (let step = 1, w = draw(); step <= 4000; step++) {
      const length = sqrt(dot(w, w));
      const [x, u] = [draw(), w.map((wi) => wi / length)]; // u = w/‖w‖
      const e = dot(x, u) - x[0] - normal(0, 0.5); // L = ½e²
      const g = x.map((xi, i) => (e * (xi - dot(x, u) * u[i])) / length);
      w = w.map((wi, i) => (1 - eta * lambda) * wi - eta * g[i]);
      square += (pow(57.3 * angle(u, w), 2) - square) / 1000;
      if (step > 2000) loss += (e * e) / 8000;
      if (step % 100 === 0) chart('norm').line(key, step, length);
      if (step % 100 === 0) chart('turn').line(key, step, sqrt(square));
    }
    for (const c of ['norm', 'turn']) chart(c, { row: 1 }).line(key, NaN, NaN);
  }
  return [sqrt(square), loss];
}
export const [decayed, lossWith] = run('with decay', rate, decay);
export const [twin] = run('same ηλ', 4 * rate, decay / 4);
export const [without, lossWithout] = run('without decay', rate, 0);
export const predicted = 57.3 * sqrt(2 * rate * decay); // √(2ηλ)
chart('turn').rule('√(2ηλ)', { y: predicted });
