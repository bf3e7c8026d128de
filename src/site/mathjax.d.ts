/** What we use of MathJax, whose package has no types. */
declare module 'mathjax' {
  const MathJax: {
    init(configuration: Record<string, unknown>): Promise<typeof MathJax>;
    tex2svgPromise(tex: string, options: { display: boolean }): Promise<unknown>;
    startup: { adaptor: { outerHTML(node: unknown): string } };
  };
  export default MathJax;
}
