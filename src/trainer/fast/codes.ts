// Codes of the fast engine's instructions, for plan.ts, which writes them, and for assembly/index.ts, which does them.
// Beside each what follows it; `batch` stands for an address of 0. TypeScript and AssemblyScript read this file alike.

// activations
export const LINEAR = 0;
export const SQUARE = 1;
export const RELU = 2;
export const LEAKY_RELU = 3;
export const SIGMOID = 4;
export const TANH = 5;
export const SILU = 6;
export const GELU = 7;
export const GELU_TANH = 8;

// forward
export const INPUTS = 1; // all rows, room for those of a batch, bytes of a row
export const TARGETS = 2; // the same
export const DENSE = 3; // x or batch, its row, W, panel, b, step of b, y, a, row, width, inputs, activation, slope, outputs
export const PICK = 4; // batch, its row, W, panel, b, step of b, y, a, row, width, ones, activation, slope, outputs
export const COLUMN = 5; // x or batch, its row, w, width, b or 0, y, a, activation, slope
export const ACTIVATE = 6; // activation, slope, x or batch, y, row, width, columns
export const SQUARES = 7; // factor, z, d, columns, row (0: one output)
export const BINARY_CROSS_ENTROPY = 8; // –, z, d, columns, row (0: one output)
export const CROSS_ENTROPY = 9; // –, z, d, columns, row
export const PENALTY_VALUE = 10; // w, bytes, λ₁, λ₂

// backward
export const DENSE_GRADIENT = 11; // x or batch, its row, d, its row, width, inputs, gradient, panel, gradient of b or 0, room
export const PICK_GRADIENT = 12; // ones, d, its row, width, gradient, panel, gradient of b or 0
export const DENSE_BACK = 13; // d, its row, W, panel, outputs, room for Wᵀ, dx, row, width, activation, slope, x, y, zeros
export const COLUMN_GRADIENT = 14; // x or batch, its row, d, width, gradient, gradient of b or 0
export const COLUMN_BACK = 15; // d, w, dx, its row, width, activation, slope, x, y
export const ACTIVATE_BACK = 16; // activation, slope, x, y, d, row, width (0: one output)

// update
export const PENALTY_GRADIENT = 17; // w, bytes, λ₁, λ₂, apart
export const PROXIMAL = 18; // w, bytes, λ₁, λ₂
export const SGD = 19; // θ, bytes, apart, place of the group's settings
export const ADAGRAD = 20; // the same
export const RMSPROP = 21; // the same
export const ADAM = 22; // the same
