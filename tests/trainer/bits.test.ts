import { expect, it } from 'vitest';
import { hash, trainedHashes } from './bits.ts';

it('trains to the same bits as ever', () => {
  expect(trainedHashes()).toMatchInlineSnapshot(`
    {
      "L1 by proximal steps": "2a9e942e",
      "elastic net": "1ce6b391",
      "gelu, adamw, two classes": "c1bcc422",
      "logistic regression": "0f0cb52e",
      "relu, adam, half squared error": "41e014d2",
      "ridge": "3b8c924c",
      "sigmoid and batch norm, rmsprop": "0992ae94",
      "silu and layer norm, spirals": "0eb603e0",
      "tanh, sgd, mini-batches": "80d39530",
    }
  `);
  expect(trainedHashes()).toEqual(trainedHashes());
});

it('notices a single bit', () => {
  expect(hash(Float64Array.of(1, 2))).not.toBe(hash(Float64Array.of(1, 2 + 2 ** -51)));
});
