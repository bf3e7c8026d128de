import { grid, sqrt } from 'weight-decay';
import { chart, points } from 'weight-decay/plot';

const x: [number, number] = [-2, 2];
const [[a, b]] = points('ŵ', [[0.3, 1.6]], { x, y: x });
const bowl = (u: number, v: number) => (u * u + 1.2 * u * v + v * v) / 2;
const values = (u: number, v: number) => bowl(u - a, v - b);

const wave = (t: number) => 1 - Math.abs((t % 4) - 2);
const turn = [...grid(0, 4, 401)].map((t) => [wave(t), wave(t + 1)]);

function draw(shape: string, size: (u: number, v: number) => number) {
  const rim = turn.map(([u, v]) => [u / size(u, v), v / size(u, v)]);
  const losses = rim.map(([u, v]) => values(u, v));
  const lowest = rim[losses.indexOf(Math.min(...losses))];
  const [u, v] = size(a, b) < 1 ? [a, b] : lowest;
  const levels = [0.3, 1].map((k) => k * (values(u, v) + 1e-6));
  const picture = chart(shape, { row: 1 });
  picture.field('data loss', { x, y: x, columns: 41, values, levels });
  rim.forEach((point) => picture.line(shape, point[0], point[1]));
  picture.points('touches', u, v);
  picture.points('ŵ', a, b);
  picture.axes({ x: 'w₁', y: 'w₂', equal: true });
  return [u, v];
}
const taxicab = (u: number, v: number) => Math.abs(u) + Math.abs(v);
const euclid = (u: number, v: number) => sqrt(u * u + v * v);
export const [diamondX, diamondY] = draw('diamond', taxicab); // ‖w‖₁ ≤ 1
export const [circleX, circleY] = draw('circle', euclid); // ‖w‖₂ ≤ 1
