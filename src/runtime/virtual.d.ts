declare module 'virtual:library' {
  /** The sandbox's worker, the trainer and the plot module; for `createRunner`. */
  const text: string;
  export default text;
}
