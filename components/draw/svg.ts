/** Elements added to a picture that stands in a page. */

/** An SVG element with its attributes; what comes from a program is only ever an attribute's value or text. */
export function part(
  parent: Element,
  name: string,
  attributes: Record<string, string | number | undefined> = {},
): SVGElement {
  const made = parent.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      made.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
  parent.append(made);
  return made;
}

/** A place of the pointer in the pixels of the picture, whose box may be shown smaller than it was drawn. */
export function placeOf(svg: Element, event: { clientX: number; clientY: number }): [number, number] {
  const box = svg.getBoundingClientRect();
  const scale = Number(svg.getAttribute('width')) / box.width || 1;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

/**
 * Makes a picture a group whose parts readers can reach. Its name stays; what is only seen is kept from those
 * who listen, since the name says it.
 */
export function open(svg: Element): void {
  svg.setAttribute('role', 'group');
  for (const child of Array.from(svg.children)) {
    if (!child.matches('[data-label], [data-handle], [data-reader]'))
      child.setAttribute('aria-hidden', 'true');
  }
}
