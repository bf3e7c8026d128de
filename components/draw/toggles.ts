/** Labels as buttons that take their series out of a picture and bring it back. */
import { part, open } from './svg.ts';
import { widthOf } from './text.ts';

/**
 * Makes each label of a picture a button.
 *
 * @param hidden  keys that are out of the picture, kept by the page from one drawing to the next; changed by presses
 * @param onChange  called after each press
 */
export function attachToggles(
  svg: SVGSVGElement,
  hidden: Set<string>,
  onChange: () => void = () => {},
): void {
  const labels = Array.from(svg.querySelectorAll('[data-label]'));
  // A chart of one thing has nothing to compare it with.
  if (labels.length < 2) return;
  open(svg);
  const size = Number(svg.getAttribute('font-size')) || 12;
  const show = () => {
    for (const found of Array.from(svg.querySelectorAll('[data-key], [data-label]'))) {
      const isLabel = found.hasAttribute('data-label');
      const isHidden = hidden.has(found.getAttribute(isLabel ? 'data-label' : 'data-key') ?? '');
      found.toggleAttribute('data-off', isHidden);
      if (isLabel) found.setAttribute('aria-pressed', String(!isHidden));
    }
  };
  for (const label of labels) {
    const key = label.getAttribute('data-label') ?? '';
    const texts = Array.from(label.querySelectorAll('text'));
    label.setAttribute('role', 'button');
    label.setAttribute('tabindex', '0');
    label.setAttribute('aria-label', texts.map(({ textContent }) => textContent).join(' '));
    addArea(label, texts, size);
    const press = () => {
      if (!hidden.delete(key)) hidden.add(key);
      show();
      onChange();
    };
    label.addEventListener('click', press);
    label.addEventListener('keydown', (event) => {
      const { key: pressed, repeat } = event as KeyboardEvent;
      if (pressed !== 'Enter' && pressed !== ' ') return;
      event.preventDefault();
      if (!repeat) press();
    });
  }
  show();
}

/** Something to press between the letters, as high as a finger needs where neighbours leave room. */
function addArea(label: Element, texts: readonly Element[], size: number): void {
  const isCentred = label.getAttribute('text-anchor') === 'middle';
  const boxes = texts.map((text) => {
    const width = widthOf(text.textContent ?? '', size);
    const x = Number(text.getAttribute('x')) - (isCentred ? width / 2 : 0);
    const y = Number(text.getAttribute('y')) - size * 0.35;
    return { left: x, right: x + width, top: y - size * 0.75, bottom: y + size * 0.75 };
  });
  if (boxes.length === 0) return;
  const [left, right] = [
    Math.min(...boxes.map((box) => box.left)),
    Math.max(...boxes.map((box) => box.right)),
  ];
  const [top, bottom] = [
    Math.min(...boxes.map((box) => box.top)),
    Math.max(...boxes.map((box) => box.bottom)),
  ];
  part(label, 'rect', {
    x: left - 3,
    y: top,
    width: right - left + 6,
    height: bottom - top,
    fill: 'none',
    'pointer-events': 'all',
    'data-area': '',
  });
}
