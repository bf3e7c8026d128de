import { defaultDevice, grad, init, jit, nn, numpy as np, tree } from '@jax-js/jax';
import { compete } from '../contestant.ts';
import { batches, flat, transposed } from '../workloads.ts';

/** jax-js on its wasm backend: value, gradient and update of a step in one compiled function, as its users write it. */
function start(work) {
  const { sizes, hidden, output, update } = work;
  const { learningRate, weightDecay } = update;
  const last = sizes.length - 2;
  const array = (values, shape) => np.array(Float32Array.from(values)).reshape(shape);
  const rowsOf = (values, width) =>
    batches(work).map(([from, to]) => array(values.subarray(from * width, to * width), [to - from, width]));
  const inputs = rowsOf(work.inputs, sizes[0]);
  const targets = rowsOf(work.targets, sizes[last + 1]);
  let parameters = [];
  let moments = [];
  let taken = 0;

  const squash = (z, kind) => (kind === 'tanh' ? np.tanh(z) : kind === 'relu' ? nn.relu(z) : z);
  // An array is used up by the first operation on it; `ref` keeps it for another one.
  function lossOf(p, x, target) {
    const rows = x.shape[0];
    let y = x;
    for (let l = 0; l <= last; l++)
      y = squash(np.matmul(y, p[2 * l]).add(p[2 * l + 1]), l === last ? output : hidden);
    if (work.loss === 'classes')
      return nn
        .logSoftmax(y, -1)
        .mul(target)
        .sum()
        .mul(-1 / rows);
    return np
      .square(y.sub(target))
      .sum()
      .mul(0.5 / rows);
  }

  const stepOf = jit((p, states, x, target, corrections) => {
    const gradients = grad(lossOf)(tree.ref(p), x, target);
    const [changed, remembered] = [[], []];
    p.forEach((values, k) => {
      const lambda = k % 2 === 0 ? weightDecay : 0;
      const g = gradients[k];
      if (update.rule === 'sgd') {
        const d = g.add(values.ref.mul(lambda));
        const v = update.momentum > 0 ? states[k].mul(update.momentum).add(d) : d;
        if (update.momentum > 0) remembered.push(v.ref);
        changed.push(values.sub(v.mul(learningRate)));
        return;
      }
      const { beta1, beta2 } = update;
      const m = states[k][0].mul(beta1).add(g.ref.mul(1 - beta1));
      const v = states[k][1].mul(beta2).add(np.square(g).mul(1 - beta2));
      remembered.push([m.ref, v.ref]);
      const root = np.sqrt(v.mul(corrections.ref.slice(1))).add(1e-8);
      const direction = m.mul(corrections.ref.slice(0)).div(root);
      changed.push(values.mul(1 - learningRate * lambda).sub(direction));
    });
    corrections.dispose();
    return [changed, remembered];
  });

  function corrections() {
    if (update.rule === 'sgd') return np.array(Float32Array.of(0, 0));
    const c1 = 1 - update.beta1 ** (taken + 1);
    const c2 = 1 - update.beta2 ** (taken + 1);
    return np.array(Float32Array.of(learningRate / c1, 1 / c2));
  }

  return {
    reset() {
      tree.dispose(parameters);
      tree.dispose(moments);
      taken = 0;
      parameters = work.weights.flatMap((w, l) => [
        array(transposed(w, sizes[l + 1]), [sizes[l], sizes[l + 1]]),
        array(work.biases[l], [sizes[l + 1]]),
      ]);
      const zeros = () => parameters.map(({ shape }) => np.zeros(shape));
      const [first, second] = [zeros(), zeros()];
      if (update.rule === 'adamw') moments = first.map((m, k) => [m, second[k]]);
      else moments = update.momentum > 0 ? first : [];
    },
    async step(count) {
      for (const end = taken + count; taken < end; taken++) {
        const k = taken % inputs.length;
        [parameters, moments] = stepOf(parameters, moments, inputs[k].ref, targets[k].ref, corrections());
      }
      await parameters[0].ref.data();
    },
    async parameters() {
      const values = await Promise.all(parameters.map((one) => one.ref.data()));
      const [weights, biases] = [0, 1].map((odd) => values.filter((_, k) => k % 2 === odd));
      return flat(
        weights.map((w, l) => transposed(w, sizes[l])),
        biases,
      );
    },
  };
}

compete({
  precision: 'float32',
  async prepare() {
    const devices = await init();
    if (!devices.includes('wasm')) throw new Error('jax-js has no wasm backend here');
    defaultDevice('wasm');
  },
  start,
});
