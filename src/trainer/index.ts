// Everything a program can import from 'weight-decay', in the order in which the files are best read.
export * from './elementary.ts';
export { random } from './random.ts';
export type { Random } from './random.ts';
export { dot, matrix, selectRows, zeros } from './matrix.ts';
export type { Matrix, MatrixLike } from './matrix.ts';
export { parameter } from './parameter.ts';
export type { Parameter } from './parameter.ts';
export * from './losses.ts';
export * from './penalties.ts';
export { adagrad, adam, adamw, rmsprop, sgd } from './optimizers.ts';
export type {
  AdagradOptions,
  AdamOptions,
  Decay,
  Optimizer,
  OptimizerOptions,
  RmspropOptions,
  SgdOptions,
} from './optimizers.ts';
export * from './schedules.ts';
export { gain, spread } from './initializers.ts';
export type { Initializer } from './initializers.ts';
export * from './layers.ts';
export * from './models.ts';
export * from './data.ts';
export { solve } from './decompositions.ts';
export * from './exact.ts';
export * from './train.ts';
export * from './measures.ts';
