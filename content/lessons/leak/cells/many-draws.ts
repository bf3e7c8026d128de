import { dataset, grid, matrix, monomials } from 'weight-decay';
import { polynomial, ridgePath, squaredError } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const at = grid(-1, 1, 201);

const errors = Array.from({ length: 21 }, (_, draw) => {
  const seed = firstSeed + draw;
  const { x, y, truth } = polynomial({ count: 12, noise: 0.2, seed });
  const data = dataset(monomials(x, 11), y); // x, x², …, x¹¹
  return ridgePath(data, [0, 0.001]).map((fit) => {
    const curve = fit.predict(monomials(at, 11));
    return squaredError(matrix(curve), at.map(truth));
  });
});

errors.forEach(([without, decayed], draw) => {
  plot.points('without decay', draw + 1, without);
  plot.points('with decay', draw + 1, decayed);
});
plot.axes({ x: 'draw', y: 'error', yScale: 'log' });

const middle = (values: number[]) => values.sort((a, b) => a - b)[10];
export const medianWithout = middle(errors.map(([without]) => without));
export const medianWith = middle(errors.map(([, decayed]) => decayed));
export const halved = errors.filter(([a, b]) => b < a / 2).length;
