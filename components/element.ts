/** Elements made of texts, in the page or in a stand-in for it. */
type Child = Node | string | false | undefined;

/** An element with its attributes and what it holds. */
export function element(
  document: Document,
  tag: string,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  for (const child of children) {
    if (child) made.append(child);
  }
  return made;
}

/** A plain button, in the page. */
export function button(name: string, act: () => void): HTMLElement {
  const made = element(document, 'button', { type: 'button', class: 'button' }, name);
  made.addEventListener('click', act);
  return made;
}

/** A table of texts. */
export function renderRows(document: Document, columns: string[], rows: string[][]): HTMLElement {
  const row = (tag: string, cells: string[], attributes = {}): HTMLElement =>
    element(document, 'tr', {}, ...cells.map((cell) => element(document, tag, attributes, cell)));
  return element(
    document,
    'table',
    {},
    element(document, 'thead', {}, row('th', columns, { scope: 'col' })),
    element(document, 'tbody', {}, ...rows.map((cells) => row('td', cells))),
  );
}
