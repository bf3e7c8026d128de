// What layers, models, optimizers and penalties are made of, for the fast engine, which does their work without calling them.
//
// A program may write its own, or put a function of its own into one of ours: then what is kept here no longer describes
// it, and it is called as it is.
import type { Activation, Layer } from './layers.ts';
import type { Model } from './models.ts';
import type { Optimizer, Rule, Settings } from './optimizers.ts';
import type { Parameter } from './parameter.ts';
import type { Penalty, PenaltyGroup } from './penalties.ts';

/** A layer by its numbers. */
export type LayerParts =
  | { kind: 'dense'; inputs: number; outputs: number; weight: Parameter; bias: Parameter | undefined }
  | { kind: 'activation'; activation: Activation; slope: number }
  | { kind: 'embedding'; count: number; width: number; fields: number; table: Parameter };

/** An optimizer from inside: its rule, the parameters of each group with what is remembered of them. */
export type OptimizerParts = {
  rule: 'sgd' | 'adagrad' | 'rmsprop' | 'adam';
  groups: { group: { amsgrad?: boolean }; members: { parameter: Parameter; rule: Rule }[] }[];
  /** The options of a group at a step, checked; the object is used again. */
  settings(group: number, step: number): Settings;
  /** Counts steps that were taken elsewhere. */
  took(count: number): void;
};

// The functions are kept beside the parts, to see whether a program has put another one in their place.
const kept = new WeakMap<object, { functions: [string, unknown][]; parts: unknown }>();

/** Returns the thing, whose parts can be asked for from now on. */
export function withParts(thing: Layer, parts: LayerParts): Layer;
export function withParts(thing: Model, parts: Layer[]): Model;
export function withParts(thing: Optimizer, parts: OptimizerParts): Optimizer;
export function withParts<Made extends Penalty>(thing: Made, parts: PenaltyGroup[]): Made;
export function withParts(thing: object, parts: unknown): object {
  const functions = Object.entries(thing).filter(([, value]) => typeof value === 'function');
  kept.set(thing, { functions, parts });
  return thing;
}

/** The parts of one of ours that is as it was made; else undefined. */
export function partsOf(thing: Layer): LayerParts | undefined;
export function partsOf(thing: Model): Layer[] | undefined;
export function partsOf(thing: Optimizer): OptimizerParts | undefined;
export function partsOf(thing: Penalty): PenaltyGroup[] | undefined;
export function partsOf(thing: object): unknown {
  const own = kept.get(thing);
  const isWhole = own?.functions.every(([name, value]) => thing[name as keyof typeof thing] === value);
  return isWhole ? own?.parts : undefined;
}
