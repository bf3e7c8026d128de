import { accuracy, activation, cos, dense, embedding, pi } from 'weight-decay';
import { modularArithmetic, predictedClasses, sequence } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const turn = (2 * pi * 3) / 23; // k = 3
const numbers = Array.from({ length: 23 }, (_, i) => i);

export function neuron(phi: number, psi: number) {
  const A = numbers.map((a) => cos(turn * a + phi));
  const B = numbers.map((b) => cos(turn * b + psi));
  const W = numbers.map(() => 0);
  return { A, B, W };
}

const tables = embedding(23, 64, { fields: 2 });
const out = dense(64, 23, { bias: false });
for (let j = 0; j < 64; j++) {
  const { A, B, W } = neuron((2 * pi * j) / 64, (10 * pi * j) / 64);
  [...A, ...B].forEach((w, i) => (tables.parameters[0].value[64 * i + j] = w));
  W.forEach((w, c) => (out.parameters[0].value[64 * c + j] = w));
}
const sums = modularArithmetic({ modulus: 23 }); // a + b mod 23
const model = sequence([tables, activation('square'), out]);
const outputs = model.forward(sums.inputs);
const values = predictedClasses(outputs);
plot.heat('answer', { rows: 23, columns: 23, values, domain: [0, 22] });
export const right = accuracy(outputs, sums.targets);
