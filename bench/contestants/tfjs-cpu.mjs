import '@tensorflow/tfjs-backend-cpu';
import { compete } from '../contestant.ts';
import { start, use } from './tfjs.mjs';

compete({
  precision: 'float32',
  prepare: () => use('cpu'),
  start: (work) => start(work, false),
});
