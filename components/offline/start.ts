/** The first step towards reading without a network, on every page of a published site: small, and last of all. */
import { ahead, whenIdle } from '../ahead.ts';

const start = async (): Promise<void> => (await ahead(() => import('./visit.ts')))?.visit();

// Long after everything that the page shows.
const wait = (): void => whenIdle(() => void start());

if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait);
}
