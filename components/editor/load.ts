/** When Monaco is fetched: on demand, or ahead in idle time, after the first Run of a page. */
import files from 'virtual:editor-files';
import type { Editor, EditorOptions, Language } from './editor.ts';

/** It is not made for touch, and needs room. */
export const usesMonaco = (): boolean => !matchMedia('(pointer: coarse), (max-width: 700px)').matches;

export const loadMonaco = (
  language: Language,
): Promise<{ createEditor(options: EditorOptions): Promise<Editor> }> =>
  language === 'zh' ? import('./edit.zh.ts') : import('./edit.en.ts');

let isFetched = false;

/**
 * Brings the editor's files into the browser's cache, one after the other; nothing of them is run. Not where they would
 * not be used, nor where the browser asks to save data.
 */
export function fetchAhead(language: Language): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (isFetched || !usesMonaco() || connection?.saveData) return;
  isFetched = true;
  const wanted = files.filter((file) => language === 'zh' || !file.includes('.zh'));
  const start = (): void => void fetchAll(wanted);
  // Where there is no idle callback, the Run has long ended after a few seconds.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start);
  else setTimeout(start, 3000);
}

async function fetchAll(names: string[]): Promise<void> {
  for (const name of names) {
    const answer = await fetch(new URL(name, import.meta.url), { priority: 'low' }).catch(() => undefined);
    // Only a body that was read to its end is kept.
    await answer?.blob().catch(() => undefined);
  }
}
