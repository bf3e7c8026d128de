/** `<decaying-weight>`: the reader pulls a weight up and lets go; then every step multiplies it by 1 − ηλ. */
import { decayingWeightTexts, paceAt } from './decaying-weight-texts.ts';
import {
  decayed,
  future,
  heightOf,
  now,
  past,
  positionOf,
  remembered,
  size,
  stepsPerPoint,
  strengthAt,
  strengths,
  weightAt,
} from './decay-picture.ts';
import type { Language } from './strings.ts';

/** Below it nothing can be seen, and the picture comes to rest. */
const smallest = 0.004;
/** Steps of training in a second. */
const pace = 180;

class DecayingWeight extends HTMLElement {
  #weight = 1;
  #strength = strengths.initial;
  /** One value a point of the way; the last is now. */
  #way = new Array<number>(remembered).fill(1);
  #frame = 0;
  #dragged = false;
  #language: Language = 'en';

  connectedCallback(): void {
    this.#language = this.dataset['language'] as Language;
    const text = decayingWeightTexts[this.#language];
    const handle = this.#part('.handle');
    handle.setAttribute('role', 'slider');
    handle.setAttribute('tabindex', '0');
    handle.setAttribute('aria-orientation', 'vertical');
    handle.setAttribute('aria-label', text.weight);
    handle.setAttribute('aria-valuemin', '0');
    handle.setAttribute('aria-valuemax', '1');
    handle.addEventListener('pointerdown', (event) => this.#drag(event as PointerEvent, handle));
    handle.addEventListener('keydown', (event) => this.#press(event as KeyboardEvent));
    const range = this.#part('input') as HTMLInputElement;
    // A browser may have kept where it stood.
    range.value = String(positionOf(this.#strength));
    range.addEventListener('input', () => {
      this.#strength = strengthAt(Number(range.value));
      this.#show();
    });
    this.#part('button').addEventListener('click', () => this.#toggle());
    this.#show();
  }

  #part(selector: string): Element {
    const found = this.querySelector(selector);
    if (!found) throw new Error(`<decaying-weight> has no ${selector}`);
    return found;
  }

  #drag(down: PointerEvent, handle: Element): void {
    down.preventDefault();
    (handle as SVGElement).focus();
    handle.setPointerCapture(down.pointerId);
    this.#dragged = true;
    const box = this.#part('svg').getBoundingClientRect();
    const move = (event: PointerEvent): void => {
      const scale = size.height / box.height;
      this.#set(weightAt((event.clientY - box.top) * scale));
    };
    const listen = (event: Event): void => move(event as PointerEvent);
    handle.addEventListener('pointermove', listen);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', listen);
        this.#dragged = false;
        this.#start();
      },
      { once: true },
    );
  }

  #press(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowUp: 0.05,
      ArrowRight: 0.05,
      ArrowDown: -0.05,
      ArrowLeft: -0.05,
      PageUp: 0.25,
      PageDown: -0.25,
      Home: -1,
      End: 1,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.#set(Math.min(1, Math.max(0, this.#weight + by)));
  }

  #set(weight: number): void {
    this.#weight = weight;
    this.#part('.end').textContent = '';
    this.#show();
  }

  #toggle(): void {
    if (this.#frame !== 0) this.#stop();
    else if (this.#weight < smallest) {
      this.#set(1);
      this.#start();
    } else this.#start();
  }

  #start(): void {
    this.#part('.end').textContent = '';
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#go(remembered * stepsPerPoint);
      this.#show();
      return;
    }
    if (this.#frame !== 0) return;
    let last = performance.now();
    let owed = 0;
    const next = (time: number): void => {
      // A page that was away does not catch up.
      owed += (Math.min(time - last, 100) / 1000) * pace;
      last = time;
      const steps = Math.floor(owed / stepsPerPoint) * stepsPerPoint;
      owed -= steps;
      this.#go(steps);
      if (this.#weight < smallest && !this.#dragged) {
        this.#stop();
        this.#part('.end').textContent = decayingWeightTexts[this.#language].gone;
        return;
      }
      this.#frame = requestAnimationFrame(next);
      this.#show();
    };
    this.#frame = requestAnimationFrame(next);
    this.#show();
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#show();
  }

  /** A weight that is held stays; time goes on all the same. */
  #go(steps: number): void {
    for (let i = 0; i < steps; i += stepsPerPoint) {
      this.#way.push(this.#weight);
      if (!this.#dragged) this.#weight = decayed(this.#weight, this.#strength, stepsPerPoint);
    }
    this.#way = this.#way.slice(-remembered);
  }

  #show(): void {
    const text = decayingWeightTexts[this.#language];
    const weight = this.#weight;
    this.#part('.past').setAttribute('d', past([...this.#way, weight]));
    this.#part('.future').setAttribute('d', future(weight, this.#strength));
    const handle = this.#part('.handle');
    handle.setAttribute('transform', `translate(${now} ${heightOf(weight).toFixed(1)})`);
    handle.setAttribute('aria-valuenow', weight.toFixed(2));
    this.#part('button').textContent = this.#frame === 0 ? text.release : text.hold;
    const shown = Number(this.#strength.toPrecision(2));
    this.#part('output').textContent = String(shown);
    this.#part('input').setAttribute('aria-valuetext', String(shown));
    this.#part('.pace').textContent = paceAt(shown, this.#language);
  }
}

customElements.define('decaying-weight', DecayingWeight);
