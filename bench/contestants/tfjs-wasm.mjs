import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { compete } from '../contestant.ts';
import { start, use } from './tfjs.mjs';

compete({
  precision: 'float32',
  async prepare() {
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // as on a page of a plain static host
    setWasmPaths('/wasm/');
    await use('wasm');
  },
  start: (work) => start(work, false),
});
