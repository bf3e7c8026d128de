/** A network written by hand over matrices, as users of the library write it. */
import { Matrix } from 'ml-matrix';
import { compete } from '../contestant.ts';
import { batches, flat, transposed } from '../workloads.ts';

compete({
  precision: 'float64',
  start(work) {
    const { sizes, hidden, output, loss, update } = work;
    const last = sizes.length - 2;
    const rowsOf = (values, width) =>
      batches(work).map(([from, to]) => {
        const part = Array.from(values.subarray(from * width, to * width));
        return Matrix.from1DArray(to - from, width, part);
      });
    const inputs = rowsOf(work.inputs, sizes[0]);
    const targets = rowsOf(work.targets, sizes[last + 1]);
    let weights = [];
    let biases = [];
    let first = [];
    let second = [];
    let taken = 0;

    function gradients(x, target) {
      const signals = [x];
      for (let l = 0; l <= last; l++) {
        const z = signals[l].mmul(weights[l]).addRowVector(biases[l]);
        const kind = l === last ? output : hidden;
        signals.push(
          kind === 'tanh' ? Matrix.tanh(z) : kind === 'relu' ? each(z, (v) => (v > 0 ? v : 0)) : z,
        );
      }
      const y = signals[last + 1];
      let delta;
      if (loss === 'classes') {
        delta = y.clone().subColumnVector(y.max('row')).exp();
        delta.divColumnVector(delta.sum('row')).sub(target);
      } else {
        delta = Matrix.sub(y, target);
        if (output === 'tanh') each(delta, (d, i, j) => d * (1 - y.get(i, j) ** 2));
      }
      delta.div(x.rows);
      const found = [];
      for (let l = last; l >= 0; l--) {
        found[l] = signals[l].transpose().mmul(delta);
        found[last + 1 + l] = Matrix.rowVector(delta.sum('column'));
        if (l === 0) break;
        const signal = signals[l];
        const below = delta.mmul(weights[l].transpose());
        delta = each(
          below,
          hidden === 'tanh'
            ? (d, i, j) => d * (1 - signal.get(i, j) ** 2)
            : (d, i, j) => (signal.get(i, j) > 0 ? d : 0),
        );
      }
      return found;
    }

    function change(values, p, g) {
      const lambda = p <= last ? update.weightDecay : 0;
      const [m, v] = [first[p], second[p]];
      if (update.rule === 'sgd') {
        const { momentum, learningRate } = update;
        each(m, (old, i, j) => momentum * old + g.get(i, j) + lambda * values.get(i, j));
        each(values, (old, i, j) => old - learningRate * m.get(i, j));
        return;
      }
      const { beta1, beta2, learningRate } = update;
      const correction1 = 1 - beta1 ** (taken + 1);
      const correction2 = 1 - beta2 ** (taken + 1);
      each(m, (old, i, j) => beta1 * old + (1 - beta1) * g.get(i, j));
      each(v, (old, i, j) => beta2 * old + (1 - beta2) * g.get(i, j) ** 2);
      each(values, (old, i, j) => {
        const direction = m.get(i, j) / correction1 / (Math.sqrt(v.get(i, j) / correction2) + 1e-8);
        return old - learningRate * (direction + lambda * old);
      });
    }

    return {
      reset() {
        taken = 0;
        weights = work.weights.map((w, l) =>
          Matrix.from1DArray(sizes[l], sizes[l + 1], transposed(w, sizes[l + 1])),
        );
        biases = work.biases.map((b) => Matrix.rowVector(Array.from(b)));
        const zeros = () => [...weights, ...biases].map((p) => Matrix.zeros(p.rows, p.columns));
        first = zeros();
        second = zeros();
      },
      step(count) {
        for (const end = taken + count; taken < end; taken++) {
          const k = taken % inputs.length;
          const found = gradients(inputs[k], targets[k]);
          [...weights, ...biases].forEach((values, p) => change(values, p, found[p]));
        }
      },
      parameters: () =>
        flat(
          weights.map((w) => w.transpose().to1DArray()),
          biases.map((b) => b.to1DArray()),
        ),
    };
  },
});

function each(matrix, f) {
  for (let i = 0; i < matrix.rows; i++)
    for (let j = 0; j < matrix.columns; j++) matrix.set(i, j, f(matrix.get(i, j), i, j));
  return matrix;
}
