/** The two public names, and how a transpiled program speaks of them. */

/** The names a program can import. */
export const libraryNames = ['weight-decay', 'weight-decay/plot'] as const;

/** Where the trainer of the library leaves a function that takes the bytes of its fast engine, as text. */
export const engineName: unique symbol = Symbol.for('weight-decay/engine');

export type LibraryName = (typeof libraryNames)[number];

/**
 * What stands in transpiled code for the address of a library module, which only the sandbox knows.
 * Neither mark is the beginning of the other, so that they can be replaced in any order.
 */
export const libraryMarks: Record<LibraryName, string> = {
  'weight-decay': 'library://weight-decay/trainer',
  'weight-decay/plot': 'library://weight-decay/plot',
};
