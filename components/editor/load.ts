/** What is fetched ahead, in idle time after the first Run of a page; Monaco else on demand. */
import files from 'virtual:editor-files';
import { ahead, whenIdle } from '../ahead.ts';
import type { Editor, EditorOptions, Language } from './editor.ts';

/** It is not made for touch, and needs room. */
export const usesMonaco = (): boolean => !matchMedia('(pointer: coarse), (max-width: 700px)').matches;

export const loadMonaco = (
  language: Language,
): Promise<{ createEditor(options: EditorOptions): Promise<Editor> }> =>
  language === 'zh' ? import('./edit.zh.ts') : import('./edit.en.ts');

let isFetched = false;

/**
 * Fetches what lets a reader go on without a network: to edit, run, pin and compare. Then brings Monaco's files into the
 * browser's cache, one after the other; nothing of them is run, and they are left where Monaco is not used. Nothing at
 * all where the browser asks to save data.
 */
export function fetchAhead(language: Language): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (isFetched || !navigator.onLine || connection?.saveData) return;
  isFetched = true;
  const wanted = files.filter((file) => language === 'zh' || !file.includes('.zh'));
  const start = async (): Promise<void> => {
    await ahead(() =>
      Promise.allSettled([import('../../src/runtime/transpile.ts'), import('../cell/compare.ts')]),
    );
    if (usesMonaco()) await fetchAll(wanted);
  };
  whenIdle(() => void start());
}

async function fetchAll(names: string[]): Promise<void> {
  for (const name of names) {
    const answer = await fetch(new URL(name, import.meta.url), { priority: 'low' }).catch(() => undefined);
    // Only a body that was read to its end is kept.
    await answer?.blob().catch(() => undefined);
  }
}
