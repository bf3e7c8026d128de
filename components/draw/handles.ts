/** Points of a picture that readers drag, by pointer, finger or arrow keys. */
import type { Chart, Place } from '../../src/plot/figure.ts';
import type { Language } from './describe.ts';
import type { HandleControl } from './layout.ts';
import { format } from './number.ts';
import { scalesOf } from './scales.ts';
import { open, part, placeOf } from './svg.ts';
import type { Words } from './words.ts';

/** As wide as a finger. */
const hitRadius = 22;

const names = {
  en: (name: string, i: number, count: number) => (count === 1 ? name : `${name} ${i + 1} of ${count}`),
  zh: (name: string, i: number, count: number) =>
    count === 1 ? name : `${name}，第${i + 1}个，共${count}个`,
};

/** How a handle is operated, for those who cannot see it. */
const role = { en: 'draggable point, arrow keys move it', zh: '可拖动的点，用方向键移动' };

/**
 * Makes the points of a control in a picture of `chart` movable.
 *
 * A drag goes on when the picture is drawn anew meanwhile: it is followed on the document, and measured on the picture
 * that now stands where this one stood. A point is never moved out of its rectangle, nor to where the chart does not reach.
 *
 * @param onMove  all places of the control, at each step of a drag; `isLast` when the reader lets go
 */
export function attachHandles(
  svg: SVGSVGElement,
  chart: Chart,
  control: HandleControl,
  { words, language }: { words: Words; language: Language },
  onMove: (value: Place[], isLast: boolean) => void,
): void {
  const scales = scalesOf(svg);
  if (scales === undefined) return;
  const document = svg.ownerDocument;
  const places = control.value.map(([x, y]): Place => [x, y]);
  const word = words(control.key).text;
  const title = (axis: 'x' | 'y') => {
    const key = chart.axes[axis];
    return key === undefined ? axis : words(key).text;
  };

  places.forEach((_, i) => {
    const handle = Array.from(svg.querySelectorAll('[data-handle]')).find(
      (found) => found.getAttribute('data-handle') === `${control.key}:${i}`,
    );
    if (handle === undefined) return;
    part(handle, 'circle', { r: hitRadius, fill: 'none', 'pointer-events': 'all' });
    // Two values have no role of their own: as a slider it is announced with both, and takes arrow keys.
    handle.setAttribute('role', 'slider');
    handle.setAttribute('aria-roledescription', role[language]);
    handle.setAttribute('aria-label', names[language](word, i, places.length));
    handle.setAttribute('tabindex', '0');
    handle.setAttribute('aria-valuemin', String(control.x[0]));
    handle.setAttribute('aria-valuemax', String(control.x[1]));

    const say = () => {
      const [x, y] = places[i];
      handle.setAttribute('aria-valuenow', String(x));
      handle.setAttribute('aria-valuetext', `${title('x')} ${format(x)}, ${title('y')} ${format(y)}`);
    };
    const move = (x: number, y: number, isLast: boolean) => {
      const next = [within(x, control.x), within(y, control.y)].map((value) => Number(value.toPrecision(6)));
      const place: Place = [within(next[0], control.x), within(next[1], control.y)];
      const isSame = place[0] === places[i][0] && place[1] === places[i][1];
      if (isSame && !isLast) return;
      if (!Number.isFinite(place[0] + place[1])) return;
      places[i] = place;
      const pixels = [scales.x.toPixel(place[0]), scales.y.toPixel(place[1])];
      if (pixels.every(Number.isFinite))
        handle.setAttribute(
          'transform',
          `translate(${pixels.map((pixel) => Math.round(pixel * 100) / 100).join(',')})`,
        );
      say();
      onMove(
        places.map(([a, b]): Place => [a, b]),
        isLast,
      );
    };
    say();

    handle.addEventListener('pointerdown', (event) => {
      const { button, clientX, clientY, pointerId } = event as PointerEvent;
      if (button !== 0) return;
      event.preventDefault();
      (handle as SVGElement).focus({ preventScroll: true });
      const name = `${control.key}:${i}`;
      const [left, top] = placeOf(svg, { clientX, clientY });
      // Where within the handle it was taken hold of.
      const grip = [left - scales.x.toPixel(places[i][0]), top - scales.y.toPixel(places[i][1])];
      const boxes = ancestorsOf(svg);
      handle.setAttribute('data-held', '');
      const follow = (moved: Event, isLast: boolean) => {
        const now = moved as PointerEvent;
        if (now.pointerId !== pointerId) return;
        const picture = svg.isConnected ? svg : successor(boxes, name);
        const current = picture === undefined ? undefined : scalesOf(picture);
        if (picture === undefined || current === undefined) return;
        const [x, y] = placeOf(picture, now);
        move(current.x.toValue(x - grip[0]), current.y.toValue(y - grip[1]), isLast);
      };
      const onPointerMove = (moved: Event) => follow(moved, false);
      const end = (ended: Event) => {
        if ((ended as PointerEvent).pointerId !== pointerId) return;
        if (ended.type === 'pointerup') follow(ended, true);
        else
          onMove(
            places.map(([a, b]): Place => [a, b]),
            true,
          );
        handle.removeAttribute('data-held');
        document.removeEventListener('pointermove', onPointerMove);
        document.removeEventListener('pointerup', end);
        document.removeEventListener('pointercancel', end);
      };
      document.addEventListener('pointermove', onPointerMove);
      document.addEventListener('pointerup', end);
      document.addEventListener('pointercancel', end);
    });

    handle.addEventListener('keydown', (event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      const step = shiftKey ? 20 : 4;
      const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[
        key
      ];
      if (by === undefined || ctrlKey || metaKey || altKey) return;
      event.preventDefault();
      move(
        scales.x.toValue(scales.x.toPixel(places[i][0]) + by[0]),
        scales.y.toValue(scales.y.toPixel(places[i][1]) + by[1]),
        true,
      );
    });
  });
  open(svg);
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}

/** The picture that has a handle of this name, in the nearest box that still stands in the page. */
function successor(boxes: readonly Element[], name: string): Element | undefined {
  const box = boxes.find(({ isConnected }) => isConnected);
  const handle = Array.from(box?.querySelectorAll('[data-handle]') ?? []).find(
    (found) => found.getAttribute('data-handle') === name,
  );
  return handle?.closest('svg') ?? undefined;
}

const within = (value: number, [low, high]: [number, number]) => Math.min(high, Math.max(low, value));
