/** One object for every neuron and one for every connection, as in TensorFlow Playground; one output. */
import { compete } from '../contestant.ts';
import { batchOf, flat } from '../workloads.ts';
import type { Squash } from '../workloads.ts';

interface Neuron {
  bias: number;
  links: Link[];
  readers: Link[];
  squash: Squash;
  output: number;
  error: number;
  biasGradient: number;
}
interface Link {
  from: Neuron;
  to: Neuron;
  weight: number;
  gradient: number;
}

compete({
  precision: 'float64',
  start(work) {
    const { sizes, hidden, output, loss, inputs, targets, update } = work;
    if (loss !== 'squares' || update.rule !== 'sgd') return 'one output, squared error and SGD only';
    const { learningRate, weightDecay } = update;
    let layers: Neuron[][] = [];
    let taken = 0;

    function neuron(layer: number, j: number): Neuron {
      const made: Neuron = {
        bias: layer === 0 ? 0 : work.biases[layer - 1][j],
        links: [],
        readers: [],
        squash: layer === sizes.length - 1 ? output : hidden,
        output: 0,
        error: 0,
        biasGradient: 0,
      };
      if (layer > 0)
        made.links = layers[layer - 1].map((from, i) => {
          const weight = work.weights[layer - 1][j * sizes[layer - 1] + i];
          const link = { from, to: made, weight, gradient: 0 };
          from.readers.push(link);
          return link;
        });
      return made;
    }

    function forward(row: number): void {
      layers[0].forEach((neuron, i) => (neuron.output = inputs[row * sizes[0] + i]));
      for (const layer of layers.slice(1))
        for (const neuron of layer) {
          let sum = neuron.bias;
          for (const { from, weight } of neuron.links) sum += weight * from.output;
          neuron.output = squash(neuron.squash, sum);
        }
    }

    function backward(row: number): void {
      for (let l = layers.length - 1; l > 0; l--)
        for (const neuron of layers[l]) {
          let error = 0;
          if (l === layers.length - 1) error = neuron.output - targets[row];
          else for (const { to, weight } of neuron.readers) error += weight * to.error;
          neuron.error = error * slope(neuron.squash, neuron.output);
          neuron.biasGradient += neuron.error;
          for (const link of neuron.links) link.gradient += neuron.error * link.from.output;
        }
    }

    function change(count: number): void {
      for (const layer of layers.slice(1))
        for (const neuron of layer) {
          neuron.bias -= (learningRate * neuron.biasGradient) / count;
          neuron.biasGradient = 0;
          for (const link of neuron.links) {
            link.weight -= learningRate * (link.gradient / count + weightDecay * link.weight);
            link.gradient = 0;
          }
        }
    }

    return {
      reset() {
        taken = 0;
        layers = [];
        for (const [l, width] of sizes.entries())
          layers.push(Array.from({ length: width }, (_, j) => neuron(l, j)));
      },
      step(count) {
        for (const end = taken + count; taken < end; taken++) {
          const [from, to] = batchOf(work, taken);
          for (let row = from; row < to; row++) {
            forward(row);
            backward(row);
          }
          change(to - from);
        }
      },
      parameters: () => {
        const neurons = layers.slice(1);
        return flat(
          neurons.map((layer) => layer.flatMap(({ links }) => links.map(({ weight }) => weight))),
          neurons.map((layer) => layer.map(({ bias }) => bias)),
        );
      },
    };
  },
});

function squash(kind: Squash, z: number): number {
  return kind === 'tanh' ? Math.tanh(z) : kind === 'relu' ? Math.max(0, z) : z;
}

function slope(kind: Squash, y: number): number {
  return kind === 'tanh' ? 1 - y * y : kind === 'relu' && y <= 0 ? 0 : 1;
}
