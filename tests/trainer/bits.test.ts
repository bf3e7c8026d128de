import { expect, it } from 'vitest';
import { hash, trainedHashes } from './bits.ts';

it('trains to the same bits as ever', () => {
  expect(trainedHashes()).toMatchInlineSnapshot(`
    {
      "L1 by proximal steps": "b49ffedc",
      "elastic net": "96a2838c",
      "float32, gelu, adamw, mini-batches": "7e950ccc",
      "float32, geluTanh, adamw, mini-batches": "7834bfed",
      "float32, leakyRelu, adamw, mini-batches": "6b03463b",
      "float32, one-hot rows, rmsprop": "7575be98",
      "float32, relu, sgd, three classes": "d4059f90",
      "float32, sigmoid, adamw, mini-batches": "025dffde",
      "float32, silu, adamw, mini-batches": "30e14162",
      "float32, tanh, adamw, mini-batches": "4fff24d4",
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
