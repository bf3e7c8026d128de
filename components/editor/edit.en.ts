/** The editor for English pages. */
export { createEditor } from './monaco.ts';
