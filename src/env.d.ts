/// <reference types="astro/client" />

declare module 'virtual:library' {
  /** The trainer, the plot module and the worker's runtime, as the sandbox takes them. */
  const library: string;
  export default library;
}
