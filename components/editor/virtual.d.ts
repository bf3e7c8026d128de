declare module 'virtual:editor-files' {
  /** Relative to the chunk that asks; both languages. */
  const files: string[];
  export default files;
}
