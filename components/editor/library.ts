/** Where the editor's TypeScript keeps the library's sources; a reader sees these paths above a definition. */
export const library = 'file:///weight-decay/';
