/** Does it when the browser has nothing better to do; a browser that never says so has been quiet after a few seconds. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act, 3000);
}

/** Fetches what nobody asked for yet, so that nobody need hear that it did not come; undefined if it did not. */
export async function ahead<Fetched>(fetching: () => Promise<Fetched>): Promise<Fetched | undefined> {
  // The script that speaks for what is missing looks at it.
  document.documentElement.toggleAttribute('data-fetching-ahead', true);
  const fetched = await fetching().catch(() => undefined);
  document.documentElement.toggleAttribute('data-fetching-ahead', false);
  return fetched;
}
