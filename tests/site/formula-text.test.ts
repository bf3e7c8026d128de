/** Formulas as lines of text. */
import katex from 'katex';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { katexOptions } from '../../components/formulas.ts';
import { formulaText } from '../../src/site/formula-text.ts';

test.each([
  [String.raw`(1-\eta\penalty{\lambda})^t`, '(1−ηλ)ᵗ'],
  [String.raw`\frac{\lambda}{2}\lVert w\rVert_2^2`, '(λ/2)∥w∥₂²'],
  [String.raw`\penalty{\frac{1}{2n}} + c`, '1/(2n)+c'],
  [String.raw`\sqrt{\hat v} \approx s`, '√v̂ ≈ s'],
  [String.raw`\sqrt{2\eta\lambda}`, '√(2ηλ)'],
  [String.raw`1-e^{-x}`, '1−e^(−x)'],
  [String.raw`\eta_{\max}`, 'η_max'],
  [String.raw`A^\top + A^T`, 'Aᵀ+A^T'],
  [String.raw`10^{-5}`, '10⁻⁵'],
  [String.raw`\begin{matrix} a \\ b \end{matrix}`, '…'],
])('%s is read as %s', (tex, text) => {
  const { document } = parseHTML(katex.renderToString(tex, katexOptions));
  expect(formulaText(document.documentElement)).toBe(text);
});
