/** Lays out what theme.css leaves out of sight on a page opened at its beginning: a block at a time, so that nothing waits. */
import { whenIdle } from './ahead.ts';

function layOut([block, ...rest]: HTMLElement[]): void {
  if (!block) return;
  block.style.contentVisibility = 'visible';
  // Now, not all of them with the next picture.
  void block.offsetHeight;
  setTimeout(() => {
    layOut(rest);
  });
}

if ('fromTop' in document.documentElement.dataset) {
  addEventListener('load', () => {
    whenIdle(() => {
      layOut([...document.querySelectorAll<HTMLElement>('.sl-markdown-content > *')]);
    });
  });
}
