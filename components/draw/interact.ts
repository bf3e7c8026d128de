/**
 * What readers can do with a chart in the page; nothing of it is needed to draw one.
 *
 *   keepPlace(box, () => {
 *     box.replaceChildren(…);
 *     attachHover(svg, chart, words, language, hidden);
 *     attachToggles(svg, hidden);
 *     attachHandles(svg, chart, control, { words, language }, onMove);
 *   });
 */
export { attachHandles } from './handles.ts';
export { attachHover } from './hover.ts';
export { attachToggles } from './toggles.ts';
export { toCsv, toPng, toSvgText } from './export.ts';
export { handlesOf } from './scales.ts';

/** What may have the focus in a picture. */
const focusable = ['data-handle', 'data-label', 'data-reader'] as const;

/** Draws anew what a box holds, with all that is attached to it, and gives the focus to the part that took the place of the one which had it. */
export function keepPlace(box: Element, redraw: () => void): void {
  const active = box.ownerDocument.activeElement;
  const name = focusable.find((each) => active?.hasAttribute(each));
  const chart = active?.closest('[data-chart]')?.getAttribute('data-chart');
  const isWithin = active !== null && box.contains(active);
  redraw();
  if (!isWithin || name === undefined) return;
  const key = active.getAttribute(name);
  for (const svg of Array.from(box.querySelectorAll('[data-chart]'))) {
    if (svg.getAttribute('data-chart') !== chart) continue;
    for (const part of Array.from(svg.querySelectorAll<SVGElement>(`[${name}]`))) {
      if (part.getAttribute(name) !== key) continue;
      part.focus({ preventScroll: true });
      return;
    }
  }
}
