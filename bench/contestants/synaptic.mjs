import synaptic from 'synaptic';
import { compete } from '../contestant.ts';
import { batchOf } from '../workloads.ts';

const { Layer, Network, Neuron } = synaptic;

compete({
  precision: 'float64',
  instead: () => 'one row at a time, no decay, no softmax',
  start(work) {
    const { id, sizes, rows, hidden, output } = work;
    // An object for every connection, and a function that is generated for the whole network.
    if (id.startsWith('W4')) return 'too large for it';
    const outputs = sizes.at(-1) ?? 0;
    const squash = { tanh: Neuron.squash.TANH, relu: Neuron.squash.RELU, linear: Neuron.squash.IDENTITY };
    const inputs = Array.from({ length: rows }, (_, row) =>
      Array.from(work.inputs.subarray(row * sizes[0], (row + 1) * sizes[0])),
    );
    const targets = Array.from({ length: rows }, (_, row) =>
      Array.from(work.targets.subarray(row * outputs, (row + 1) * outputs)),
    );
    let net;
    let taken = 0;
    return {
      reset() {
        taken = 0;
        // It writes a function for every new network, which V8 would have to compile anew in every timed run.
        if (net) return;
        const layers = sizes.map((width) => new Layer(width));
        layers.slice(1).forEach((layer, l) => {
          layers[l].project(layer);
          layer.set({ squash: squash[l === sizes.length - 2 ? output : hidden] });
        });
        net = new Network({ input: layers[0], hidden: layers.slice(1, -1), output: layers.at(-1) });
      },
      step(count) {
        for (const end = taken + count; taken < end; taken++) {
          const [from, to] = batchOf(work, taken);
          for (let row = from; row < to; row++) {
            net.activate(inputs[row]);
            net.propagate(1e-4, targets[row]);
          }
        }
      },
      parameters: () => null,
    };
  },
});
