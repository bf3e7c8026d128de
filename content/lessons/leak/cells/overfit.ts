import { dataset, grid, matrix, monomials } from 'weight-decay';
import { polynomial, ridgePath, sqrt, squaredError } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.001, { min: 1e-8, max: 10, scale: 'log' });
const seed = 12;

const { x, y, truth } = polynomial({ count: 12, noise: 0.2, seed });
const data = dataset(monomials(x, 11), y); // x, x², …, x¹¹
const fits = ridgePath(data, [0, weightDecay]); // ½‖y − Xw‖²/n + ½λ‖w‖²

const at = grid(-1, 1, 201);
const curves = fits.map((fit) => fit.predict(monomials(at, 11)));
plot.line('with decay', at, curves[1]);
plot.line('without decay', at, curves[0]);
plot.line('true curve', at, at.map(truth));
plot.points('measurements', x, y);
plot.axes({ x: 'x', y: 'y', yDomain: [-3.5, 3.5] });

export const [errorWithout, errorWith] = curves.map((curve) =>
  squaredError(matrix(curve), at.map(truth)),
);
export const [trainingWithout, trainingWith] = fits.map((fit) =>
  squaredError(matrix(fit.predict(data.inputs)), y),
);
export const [normWithout, normWith] = fits.map(
  (fit) => sqrt(fit.weights.reduce((sum, w) => sum + w * w, 0)), // ‖w‖
);
