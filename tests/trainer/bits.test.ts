import { expect, it } from 'vitest';
import { hash, trainedHashes } from './bits.ts';

it('trains to the same bits as ever', () => {
  expect(trainedHashes()).toMatchInlineSnapshot(`
    {
      "L1 by proximal steps": "b49ffedc",
      "elastic net": "96a2838c",
      "gelu, adamw, two classes": "13ac4337",
      "logistic regression": "723290e4",
      "relu, adam, half squared error": "10270e07",
      "ridge": "3b8c924c",
      "sigmoid, rmsprop": "6ad23a08",
      "silu and layer norm, spirals": "ba528503",
      "tanh, sgd, mini-batches": "df19d874",
    }
  `);
  expect(trainedHashes()).toEqual(trainedHashes());
});

it('notices a single bit', () => {
  expect(hash(Float64Array.of(1, 2))).not.toBe(hash(Float64Array.of(1, 2 + 2 ** -51)));
});
