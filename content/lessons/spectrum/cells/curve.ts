import { dataset, dot, grid, halfSquaredError as loss } from 'weight-decay';
import { legendre, linear, ridgePath, sgd, sqrt, train } from 'weight-decay';
import { plot, points, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.02, { min: 0.002, max: 2, scale: 'log' });
const learningRate = 0.1;
const steps = Math.round(1 / (learningRate * lambda)); // t = 1/(ηλ)
const y = [-0.5, -1, -0.3, -0.4, 0.5, 0.4, 1.1, 0.2];
const start = y.map((value, i) => [i / 4 - 0.875, value] as const);
const places = points('measurements', start, { x: [-1, 1], y: [-1.5, 1.5] });
const [xs, ys] = [0, 1].map((k) => places.map((place) => place[k]));
const data = dataset(legendre(xs, 8), ys); // P₁(x) … P₈(x)
const [ridge, exact] = ridgePath(data, [lambda, 0], { intercept: false });

const model = linear(8, 1, { bias: false, initializer: 'zeros' });
const optimizer = sgd(model.parameters, { learningRate });
for (const _ of train({ model, data, loss, optimizer, steps }));
const stopped = model.parameters[0].value;

const far = (a: Float64Array) => sqrt(dot(a, a));
const between = stopped.map((w, j) => w - ridge.weights[j]);
export const distance = far(between) / far(ridge.weights);

const at = grid(-1, 1, 101);
plot.line('ridge', at, ridge.predict(legendre(at, 8)));
plot.line('stopped early', at, model.predict(legendre(at, 8)));
plot.line('without decay', at, exact.predict(legendre(at, 8)));
plot.points('measurements', xs, ys);
plot.axes({ x: 'x', y: 'y', yDomain: [-1.5, 1.5] });
