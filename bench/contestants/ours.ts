/** The trainer of this project, through what a lesson's program imports: it checks, and reports the loss of every step. */
import { train } from '../../src/trainer/index.ts';
import { compete } from '../contestant.ts';
import { modelOf, parametersOf, settingsOf } from './ours-settings.ts';

compete({
  precision: 'float64',
  start(work) {
    let model = modelOf(work);
    let steps: ReturnType<typeof train>;
    return {
      reset() {
        model = modelOf(work);
        steps = train({ ...settingsOf(work, model), steps: Number.MAX_SAFE_INTEGER });
      },
      step(count) {
        for (let i = 0; i < count; i++) steps.next();
      },
      parameters: () => parametersOf(model),
    };
  },
});
