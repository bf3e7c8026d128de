/** What a cell tells of a program that takes a while: the time, steps done, rate, time left. */
import type { Progress } from '../../src/runtime/protocol.ts';
import { fixed, format } from '../draw/number.ts';
import { element } from '../element.ts';
import type { Strings } from '../strings.ts';

/** Milliseconds. What is over sooner says nothing: it would flicker, and nobody could read it. */
const patience = 700;

/** Whether it pays to begin to show progress: the work has taken a while, and will take another. */
export function isLong({ done, total, ms, left = Infinity }: Progress): boolean {
  return done < total && ms >= patience && left >= patience;
}

/** `part 2: 300 of 1000 steps · 150 steps/s` */
export function describeProgress({ unit, part, done, total, rate }: Progress, text: Strings): string {
  const count = text.done[unit](fixed(done, 0), fixed(total, 0));
  const parts = [part > 1 ? text.part(part) + count : count];
  if (rate !== undefined) {
    parts.push(rate < 1 ? text.each[unit](format(1 / rate, 2)) : text.rate[unit](format(twoDigits(rate))));
  }
  return parts.join(' · ');
}

/** A rate without the digits that change with every look. */
const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** `3.2 s · about 5 s left` */
export function describeTime(passed: number, progress: Progress | undefined, text: Strings): string {
  const time = text.milliseconds(passed);
  if (progress?.left === undefined || progress.done === progress.total) return time;
  return `${time} · ${text.left(Math.ceil(progress.left / 1000))}`;
}

export interface Clock {
  show(progress: Progress): void;
  end(): void;
}

/** Tells in `.cell-told` of the run that now begins. */
export function startClock(told: HTMLElement, text: Strings): Clock {
  const status = told.querySelector('.cell-status');
  const box = told.querySelector<HTMLElement>('.cell-progress');
  const bar = box?.querySelector('progress');
  const words = box?.querySelector('span');
  if (!status || !box || !bar || !words) throw new Error('live-cell: no place for progress');
  // A status is read out each time it changes, a timer when a reader asks for it.
  const timer = element(document, 'span', { role: 'timer' });
  const started = performance.now();
  let shown = 0;
  let newest: Progress | undefined;

  function tick(): void {
    const passed = performance.now() - started;
    if (passed < 1900 && !newest) return;
    timer.textContent = describeTime(passed, newest, text);
    if (!timer.isConnected) status?.replaceChildren(`${text.running} `, timer);
  }

  const ticking = setInterval(tick, 1000);
  return {
    show(progress) {
      const now = performance.now();
      const isOver = progress.done === progress.total;
      // More often, and nobody could read it.
      if (newest ? !isOver && now - shown < 200 : !isLong(progress)) return;
      shown = now;
      newest = progress;
      bar.max = progress.total;
      bar.value = progress.done;
      words.textContent = describeProgress(progress, text);
      box.hidden = false;
      tick();
    },
    end() {
      clearInterval(ticking);
      box.hidden = true;
      // How long it takes here is known now, and said.
      told.querySelector('.cell-takes')?.setAttribute('hidden', '');
    },
  };
}
