/** The editor for Chinese pages. */
import 'monaco-editor/nls/lang/zh-cn';
import type { Editor, EditorOptions } from './editor.ts';

/** Monaco reads its words while its modules load, and a bundle does not keep the order of static imports across chunks. */
export async function createEditor(options: EditorOptions): Promise<Editor> {
  const monaco = await import('./monaco.ts');
  return monaco.createEditor(options);
}
