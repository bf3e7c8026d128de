/** TensorFlow.js, on whichever backend has been chosen. */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { batches, flat, transposed } from '../workloads.ts';

/** Takes a backend; TensorFlow.js itself would go on with another one. */
export async function use(backend) {
  if (!(await tf.setBackend(backend))) throw new Error(`there is no backend ${backend} here`);
}

/**
 * `byHand` false: as its users write it, gradients from `variableGrads` and an optimizer of the library.
 * `byHand` true: the fastest that can be had from it; gradients written out, and every matrix transposed before it is
 * multiplied, since the wasm backend multiplies a transposed one many times slower.
 */
export function start(work, byHand) {
  const { sizes, hidden, output, loss, update } = work;
  const { learningRate, weightDecay } = update;
  const last = sizes.length - 2;
  const rowsOf = (values, width) =>
    batches(work).map(([from, to]) =>
      tf.tensor2d(values.slice(from * width, to * width), [to - from, width]),
    );
  const inputs = rowsOf(work.inputs, sizes[0]);
  const targets = rowsOf(work.targets, sizes[last + 1]);
  let weights = [];
  let biases = [];
  let moments = [];
  let optimizer;
  let taken = 0;

  function lossOf(x, target) {
    let y = x;
    for (let l = 0; l <= last; l++) {
      const z = tf.add(tf.matMul(y, weights[l]), biases[l]);
      const kind = l === last ? output : hidden;
      y = kind === 'tanh' ? tf.tanh(z) : kind === 'relu' ? tf.relu(z) : z;
    }
    if (loss === 'classes') return tf.losses.softmaxCrossEntropy(target, y);
    return tf.mul(0.5, tf.mean(tf.sum(tf.square(tf.sub(y, target)), 1)));
  }

  function usualStep(x, target) {
    const { grads } = tf.variableGrads(() => lossOf(x, target), [...weights, ...biases]);
    for (const w of weights) {
      if (update.rule === 'adamw') w.assign(tf.mul(w, 1 - learningRate * weightDecay));
      else grads[w.name] = tf.add(grads[w.name], tf.mul(w, weightDecay));
    }
    optimizer.applyGradients(grads);
  }

  function stepByHand(x, target) {
    const signals = [x];
    for (let l = 0; l <= last; l++) {
      const kind = l === last ? output : hidden;
      const layer = { a: signals[l], b: weights[l], bias: biases[l] };
      if (kind === 'tanh') signals.push(tf.tanh(tf.fused.matMul(layer)));
      else signals.push(tf.fused.matMul({ ...layer, activation: kind }));
    }
    const y = signals[last + 1];
    let delta = tf.div(tf.sub(loss === 'classes' ? tf.softmax(y) : y, target), x.shape[0]);
    if (output === 'tanh') delta = tf.mul(delta, tf.sub(1, tf.square(y)));
    for (let l = last; l >= 0; l--) {
      const weightGradient = tf.matMul(tf.transpose(signals[l]), delta);
      const biasGradient = tf.sum(delta, 0);
      if (l > 0) {
        const below = tf.matMul(delta, tf.transpose(weights[l]));
        const slope = hidden === 'tanh' ? tf.sub(1, tf.square(signals[l])) : tf.step(signals[l]);
        delta = tf.mul(below, slope);
      }
      change(weights[l], weightGradient, moments[2 * l], weightDecay);
      change(biases[l], biasGradient, moments[2 * l + 1], 0);
    }
  }

  function change(values, g, [m, v], lambda) {
    if (update.rule === 'sgd') {
      const d = lambda === 0 ? g : tf.add(g, tf.mul(values, lambda));
      if (update.momentum > 0) m.assign(tf.add(tf.mul(m, update.momentum), d));
      values.assign(tf.sub(values, tf.mul(update.momentum > 0 ? m : d, learningRate)));
      return;
    }
    const { beta1, beta2 } = update;
    m.assign(tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1)));
    v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2)));
    const root = tf.add(tf.sqrt(tf.div(v, 1 - beta2 ** (taken + 1))), 1e-8);
    const direction = tf.div(tf.mul(m, learningRate / (1 - beta1 ** (taken + 1))), root);
    values.assign(tf.sub(lambda === 0 ? values : tf.mul(values, 1 - learningRate * lambda), direction));
  }

  return {
    reset() {
      taken = 0;
      tf.dispose([weights, biases, moments]);
      optimizer?.dispose();
      weights = work.weights.map((w, l) =>
        tf.variable(tf.tensor2d(transposed(w, sizes[l + 1]), [sizes[l], sizes[l + 1]])),
      );
      biases = work.biases.map((b) => tf.variable(tf.tensor1d(b.slice())));
      moments = weights.flatMap((w, l) =>
        [w, biases[l]].map((p) => [tf.variable(tf.zerosLike(p)), tf.variable(tf.zerosLike(p))]),
      );
      if (update.rule === 'adamw') optimizer = tf.train.adam(learningRate, update.beta1, update.beta2, 1e-8);
      else if (update.momentum > 0) optimizer = tf.train.momentum(learningRate, update.momentum);
      else optimizer = tf.train.sgd(learningRate);
    },
    step(count) {
      for (const end = taken + count; taken < end; taken++) {
        const k = taken % inputs.length;
        tf.tidy(() => (byHand ? stepByHand : usualStep)(inputs[k], targets[k]));
      }
    },
    parameters: () =>
      flat(
        weights.map((w, l) => transposed(w.dataSync(), sizes[l])),
        biases.map((b) => b.dataSync()),
      ),
  };
}
