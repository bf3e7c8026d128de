/** The foot of a page: a report says which program was used last, and the citation can be copied. */

const report = document.querySelector<HTMLAnchorElement>('.colophon .report');
if (report) {
  const { href } = report;
  for (const event of ['pointerdown', 'focusin']) {
    document.addEventListener(event, ({ target }) => {
      const cell = (target as Element).closest('live-cell');
      if (!cell) return;
      const url = new URL(href);
      const body = url.searchParams.get('body') ?? '';
      url.searchParams.set('body', `${body}${cell.ariaLabel}\n`);
      report.href = url.href;
    });
  }
}

const copy = document.querySelector<HTMLButtonElement>('.colophon button');
copy?.addEventListener('click', () => {
  const said = copy.nextElementSibling;
  const say = (words: string | undefined): void => {
    if (said) said.textContent = words ?? '';
  };
  navigator.clipboard.writeText(copy.previousElementSibling?.textContent ?? '').then(
    () => say(copy.dataset['copied']),
    () => say(copy.dataset['not']),
  );
});
