/** Numbers in the shown code that a reader drags: the defaults of a program's sliders. */
import { format } from '../draw/number.ts';
import { sliderPosition, sliderValue, type SliderRange } from '../output.ts';
import { findScrubs } from './scrub.ts';

/** Positions (of 1000) that a pixel of dragging, or a press of an arrow key, moves. */
const perPixel = 3;
const perKey = 10;

/**
 * Makes the default of each `slider(…)` in `code` draggable, and a slider for the keyboard and for screen readers;
 * colours and everything else stay as they are. `nameOf` gives the reader's word for a key; `changed` is called after each change of the text.
 */
export function attachScrubs(code: HTMLElement, nameOf: (key: string) => string, changed: () => void): void {
  const source = code.textContent;
  // From the end, so that what comes before keeps its place.
  for (const scrub of findScrubs(source).reverse()) {
    const { key, min, max, step, scale = 'linear', value, start, end } = scrub;
    if (min === undefined || max === undefined) continue;
    const text = textAt(code, start);
    if (!text || text.offset + (end - start) > text.node.data.length) continue;
    const literal = text.node.splitText(text.offset);
    literal.splitText(end - start);
    const range: SliderRange = { min, max, scale, ...(step === undefined ? {} : { step }) };
    literal.replaceWith(scrubber(code.ownerDocument, nameOf(key), range, value, literal.data, changed));
  }
}

/** The text node in which a character stands. */
function textAt(root: HTMLElement, index: number): { node: Text; offset: number } | undefined {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (index < passed + node.data.length) return { node, offset: index - passed };
    passed += node.data.length;
  }
  return undefined;
}

function scrubber(
  document: Document,
  name: string,
  range: SliderRange,
  initial: number,
  shown: string,
  changed: () => void,
): HTMLElement {
  const span = document.createElement('span');
  span.className = 'scrub';
  span.role = 'slider';
  span.tabIndex = 0;
  span.ariaLabel = name;
  span.ariaValueMin = String(range.min);
  span.ariaValueMax = String(range.max);
  span.textContent = shown;
  let value = initial;
  let position = sliderPosition(range, value);
  const tell = (): void => {
    span.ariaValueNow = String(value);
    span.ariaValueText = format(value);
  };
  const moveTo = (next: number): void => {
    position = Math.min(1000, Math.max(0, next));
    const moved = sliderValue(range, Math.round(position));
    if (moved === value) return;
    value = moved;
    span.textContent = String(value);
    tell();
    changed();
  };
  tell();
  span.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    span.focus();
    span.setPointerCapture(down.pointerId);
    const from = position - perPixel * down.clientX;
    const move = (event: PointerEvent): void => moveTo(from + perPixel * event.clientX);
    span.addEventListener('pointermove', move);
    span.addEventListener('lostpointercapture', () => span.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  span.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const move = steps[event.key as keyof typeof steps] as number | undefined;
    if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(1000);
    else if (move !== undefined) moveTo(position + perKey * move);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return span;
}
