/** The fast engine through what a lesson's program imports; it reports the loss of the last step of a run. */
import { handedOver, train } from '../../src/trainer/index.ts';
import type { Training } from '../../src/trainer/index.ts';
import { compete } from '../contestant.ts';
import type { Workload } from '../workloads.ts';
import { modelOf, parametersOf, settingsOf } from './ours-settings.ts';

type Settings = Omit<Training, 'steps'>;

/** `change` is made to the settings of a workload, or says why there are none. */
export function competeFast(change: (work: Workload, settings: Settings) => Settings | string): void {
  compete({
    precision: 'float32',
    start(work) {
      let model = modelOf(work);
      let run: ReturnType<typeof train>;
      const reason = change(work, settingsOf(work, model));
      if (typeof reason === 'string') return reason;
      return {
        reset(steps) {
          model = modelOf(work);
          const settings = change(work, settingsOf(work, model)) as Settings;
          const refused = handedOver({ ...settings, steps });
          if (refused !== undefined) throw new Error(refused);
          run = train({ ...settings, steps, precision: 'float32', every: steps });
        },
        step() {
          run.next();
          run.next();
        },
        parameters: () => parametersOf(model),
      };
    },
  });
}
