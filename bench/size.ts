/** What a program needs to train a network with either engine: what is counted as the size of both. */
export {
  activation,
  adamw,
  crossEntropy,
  dense,
  halfSquaredError,
  sequence,
  sgd,
  train,
} from '../src/trainer/index.ts';
