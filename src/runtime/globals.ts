/**
 * What a program finds in the sandbox: the language, and of the platform what has to do with time, text and
 * copies. Everything else is removed, whatever a browser may have added: the network is shut by policy, and this
 * is the second door.
 */
export const keptGlobals = new Set(
  (
    'globalThis self Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent ' +
    'encodeURI encodeURIComponent escape unescape eval Object Function Array Number Boolean String Symbol BigInt ' +
    'Math JSON Date RegExp Promise Proxy Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator ' +
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError ' +
    'DisposableStack AsyncDisposableStack ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array ' +
    'Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array ' +
    'Float32Array Float64Array Intl Temporal WebAssembly ' +
    'console performance setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone ' +
    'TextEncoder TextDecoder atob btoa'
  ).split(' '),
);
