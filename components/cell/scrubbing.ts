/** Numbers in the shown code that a reader drags: the defaults of a program's sliders. */
import { format } from '../draw/number.ts';
import { draggablesIn, draggedBy, movedBy, type Draggable } from './draggable.ts';

/**
 * Makes the default of each `slider(…)` in `code` draggable, and a slider for the keyboard and for screen readers;
 * colours and everything else stay as they are. `nameOf` gives the reader's word for a key; `changed` is called after each change of the text.
 */
export function attachScrubs(code: HTMLElement, nameOf: (key: string) => string, changed: () => void): void {
  // From the end, so that what comes before keeps its place.
  for (const draggable of draggablesIn(code.textContent).reverse()) {
    const { key, start, end } = draggable;
    const text = textAt(code, start);
    if (!text || text.offset + (end - start) > text.node.data.length) continue;
    const literal = text.node.splitText(text.offset);
    literal.splitText(end - start);
    literal.replaceWith(scrubber(code.ownerDocument, nameOf(key), draggable, literal.data, changed));
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
  draggable: Draggable,
  shown: string,
  changed: () => void,
): HTMLElement {
  const span = document.createElement('span');
  span.className = 'scrub';
  span.role = 'slider';
  span.tabIndex = 0;
  span.ariaLabel = name;
  span.ariaValueMin = String(draggable.range.min);
  span.ariaValueMax = String(draggable.range.max);
  span.textContent = shown;
  let { value } = draggable;
  let isDragged = false;
  const tell = (): void => {
    span.ariaValueNow = String(value);
    span.ariaValueText = format(value);
  };
  const moveTo = (next: number): void => {
    if (next === value) return;
    value = next;
    span.textContent = String(value);
    tell();
    changed();
  };
  tell();
  span.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    span.focus();
    span.setPointerCapture(down.pointerId);
    const seized = { ...draggable, value };
    isDragged = false;
    const move = ({ clientX }: PointerEvent): void => {
      const pixels = clientX - down.clientX;
      isDragged ||= Math.abs(pixels) > 2;
      if (isDragged) moveTo(draggedBy(pixels, seized));
    };
    span.addEventListener('pointermove', move);
    span.addEventListener('lostpointercapture', () => span.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  // The end of a drag is no click in the code.
  span.addEventListener('click', (event) => {
    if (isDragged) event.stopPropagation();
  });
  span.addEventListener('keydown', (event) => {
    const next = movedBy(event.key, { ...draggable, value });
    if (next === undefined) return;
    moveTo(next);
    event.preventDefault();
    event.stopPropagation();
  });
  return span;
}
