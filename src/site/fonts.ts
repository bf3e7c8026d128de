/**
 * The site's fonts, each in two parts: the letters that nearly every page needs, cut out when the site is built to a third
 * of their bytes, and the whole font for the page that needs another letter.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fontProviders } from 'astro/config';
import subset from 'subset-font';
import type { Plugin } from 'vite';
import { kept } from './kept.ts';

/** Code points, both ends included, as CSS writes them. */
type Ranges = readonly (readonly [number, number])[];

const ascii: Ranges = [[0x20, 0x7e]];
/** Of the English prose with its lists and hyphens, of numbers with units, and of the formulas within it. */
const punctuation = [...'\u00a0\u202f°±²³µ·¹½×‐–—‘’“”•…‖′⁄←→−'].map(only);
const greek = [...'αβγδεηθκλμπρστφωΔΣ'].map(only);

function only(letter: string): readonly [number, number] {
  const point = letter.codePointAt(0) ?? 0;
  return [point, point];
}

/** What of a script's part of a font a page is likely to need, and what the part holds. */
const scripts: Record<string, { common: Ranges; all: Ranges }> = {
  latin: {
    common: [...ascii, ...punctuation],
    all: [
      ...ascii,
      [0xa0, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2bb, 0x2dc],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2190, 0x2193],
      [0x2212, 0x2212],
    ],
  },
  greek: { common: greek, all: [[0x370, 0x3ff]] },
};

function* pointsOf(ranges: Ranges): Generator<number> {
  for (const [first, last] of ranges) for (let point = first; point <= last; point++) yield point;
}

/** The first ranges without the second. */
function without(ranges: Ranges, taken: Ranges): Ranges {
  const gone = new Set(pointsOf(taken));
  const left: [number, number][] = [];
  for (const point of pointsOf(ranges)) {
    const last = left.at(-1);
    if (gone.has(point)) continue;
    if (last?.[1] === point - 1) last[1] = point;
    else left.push([point, point]);
  }
  return left;
}

const toCss = (ranges: Ranges): string[] =>
  ranges.map(([first, last]) => {
    const [from, to] = [first, last].map((point) => point.toString(16).toUpperCase().padStart(4, '0'));
    return from === to ? `U+${from}` : `U+${from}-${to}`;
  });

/** Letters that join, numbers in columns, pairs set closer: what the styles ask for. */
const keepFeatures = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'tnum'];

/** The file of a font with these letters only; `weight` limits a variable one to the weights in use. */
async function cut(file: string, letters: Ranges, weight?: { min: number; max: number }): Promise<string> {
  const font = await readFile(file);
  const options = { targetFormat: 'woff2', keepFeatures, ...(weight && { variationAxes: { wght: weight } }) };
  const sources = [font, JSON.stringify([letters, options])];
  return kept('fonts', 'woff2', sources, () =>
    subset(font, String.fromCodePoint(...pointsOf(letters)), options),
  );
}

const weights = { min: 400, max: 700 };

/**
 * A variable font of Fontsource as Astro wants it: Latin letters, and the Greek ones that formulas in prose need.
 *
 * @param marked  letters of the extended Latin part that some page shows in this font: of names, and ŵ in programs
 */
export async function fontOf(
  name: string,
  cssVariable: `--${string}`,
  folder: string,
  styles: readonly ('normal' | 'italic')[],
  marked: string,
  fallbacks: string[],
) {
  const fileOf = (part: string, style: string): string =>
    resolve(`node_modules/@fontsource-variable/${folder}/files/${folder}-${part}-wght-${style}.woff2`);
  const variant = (src: string, style: 'normal' | 'italic', ranges: Ranges) => ({
    src: [src] as [string],
    weight: `${weights.min} ${weights.max}`,
    style,
    // Not 'optional': a style sheet that comes later, such as the editor's, would let the page take its fonts at that moment.
    display: 'swap' as const,
    unicodeRange: toCss(ranges) as [string, ...string[]],
  });
  const parts = styles.flatMap((style) =>
    Object.entries(scripts).map(async ([script, { common, all }]) => {
      const file = fileOf(script, style);
      const small = await cut(file, common, weights);
      return [variant(small, style, common), variant(file, style, without(all, common))];
    }),
  );
  const extended = [...marked].map(only);
  const few = variant(await cut(fileOf('latin-ext', 'normal'), extended, weights), 'normal', extended);
  const [first, ...others] = (await Promise.all(parts)).flat();
  if (!first) throw new Error(`The font ${name} needs a style.`);
  return {
    provider: fontProviders.local(),
    name,
    cssVariable,
    fallbacks,
    options: { variants: [first, ...others, few] },
  };
}

/** Of the two of KaTeX's faces that nearly every formula needs. */
const inFormulas: Record<string, Ranges> = {
  'KaTeX_Main-Regular': [...ascii, ...[...'\u00a0\u200b×ˉΓΔΘΛΣΦΨΩ…←→⇒∂∇∈∏∑−∗√∝∞∣∥∫≈≠≡≤≥⊤⋅⋯⟨⟩⟹'].map(only)],
  'KaTeX_Math-Italic': [[0x41, 0x5a], [0x61, 0x7a], ...greek, ...[...'ζνξχψϵϕ'].map(only)],
};

/**
 * KaTeX names each face of its fonts in three formats, and hides formulas until they are there. Every browser that can
 * run a program reads the first, and a formula in another font is better than none.
 */
export function katexFaces(): Plugin {
  return {
    name: 'katex-faces',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/katex(?:\.min)?\.css$/.test(id)) return null;
      let css = code
        .replaceAll(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, '')
        .replaceAll('font-display:block', 'font-display:swap');
      for (const [face, common] of Object.entries(inFormulas)) {
        const url = `fonts/${face}.woff2`;
        const small = relative(dirname(id), await cut(join(dirname(id), url), common)).replaceAll('\\', '/');
        const whole = new RegExp(`@font-face\\{[^}]*url\\(${url}\\)[^}]*\\}`).exec(css)?.[0];
        if (!whole) throw new Error(`KaTeX's styles name no ${url}.`);
        const part = (font: string, ranges: Ranges): string =>
          whole.replace(url, font).replace('}', `;unicode-range:${toCss(ranges).join()}}`);
        const rest = without([[0xa0, 0xffff]], common);
        css = css.replace(whole, part(small, common) + part(url, rest));
      }
      return css;
    },
  };
}
