/**
 * The picture that is shown beside a shared link: a lesson's figure over its formula. It holds no words, so it is the
 * same in both languages and needs no font: formulas are outlines.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import MathJax from 'mathjax';
import sharp from 'sharp';
import { draw } from '../../components/draw/draw.ts';
import { rowsOf } from '../../components/draw/rows.ts';
import { scalesOf } from '../../components/draw/scales.ts';
import { meanings } from '../../components/formulas.ts';
import { wordsIn } from '../../components/words.ts';
import type { Recording } from '../runtime/protocol.ts';
import { kept } from './kept.ts';

type Figure = Recording['figure'];
type Chart = Figure['charts'][number];

const size = { width: 1200, height: 630 };
const margin = 72;
const gap = 56;
/** Around a chart's frame, for lines at its edge and the small strokes under its axis. */
const rim = 6;
/** From here down stand the formula and the site's mark. */
const foot = 440;
const mark = 64;
/** The formula is no larger than this, and no larger than the room there is. */
const formula = { em: 46, width: 900, height: 136 };

/** Colours by their names in the style sheets: the light ones, as on paper. */
async function readColours(): Promise<Map<string, string>> {
  const places = [
    ['src/site/theme.css', ':root {'],
    ['src/site/theme.css', ":root[data-theme='light'] {"],
    ['components/draw/draw.css', ':root {'],
  ] as const;
  const blocks = await Promise.all(
    places.map(async ([file, opening]) => {
      const [, after = ''] = (await readFile(resolve(file), 'utf8')).split(opening);
      return after.slice(0, after.indexOf('}'));
    }),
  );
  const pairs = [...blocks.join('').matchAll(/--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value]));
}

type Colours = Awaited<ReturnType<typeof readColours>>;

/** @throws with the name of a colour that there is not */
const colour = (colours: Colours, name: string): string => {
  const found = colours.get(name);
  if (!found) throw new Error(`The style sheets have no colour --${name}.`);
  const [, other] = /^var\(--(.*)\)$/.exec(found) ?? [];
  return other ? colour(colours, other) : found;
};

/** The charts of a figure's first row, each without its words and what these take. */
function drawFigure({ charts, controls }: Figure, colours: Colours): string {
  const row = rowsOf(charts).find((one) => one.some(({ series }) => series.length > 0)) ?? [];
  const shown = row.filter(({ series }) => series.length > 0).slice(0, 3);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const width = (size.width - 2 * margin - (shown.length - 1) * gap) / shown.length;
  const height = foot - margin;
  const drawn = (chart: Chart, pixels: number) => {
    const svg = draw(chart, {
      width: pixels,
      compact: shown.length > 1,
      document,
      words: wordsIn('en'),
      among: charts,
      controls,
    });
    return { svg, frame: scalesOf(svg)?.frame ?? { left: 0, right: 1, top: 0, bottom: 1 } };
  };
  const one = (chart: Chart, i: number): string => {
    // A plane keeps its shape; another chart is made as wide as the room, which takes some trials.
    let pixels = width / 2;
    for (let trial = 0; trial < 5 && !chart.axes.equal; trial++) {
      const { left, right, top, bottom } = drawn(chart, pixels).frame;
      const wanted = ((bottom - top + 2 * rim) * width) / height - 2 * rim;
      pixels += wanted - (right - left);
    }
    const { svg, frame } = drawn(chart, pixels);
    for (const word of svg.querySelectorAll('text, [data-label], polyline')) word.remove();
    const view = [
      frame.left - rim,
      frame.top - rim,
      frame.right - frame.left + 2 * rim,
      frame.bottom - frame.top + 2 * rim,
    ];
    const drawing = withoutNotes(svg.innerHTML).replace(/var\(--([\w-]+), [\w#]+\)/g, (_, name: string) =>
      colour(colours, name),
    );
    const x = margin + i * (width + gap);
    return `<svg x="${x}" y="${margin / 2}" width="${width}" height="${height}" viewBox="${view.join(' ')}">${drawing}</svg>`;
  };
  return shown.map(one).join('');
}

/** What pages and libraries note on an element: no picture needs it, and it is not always well-formed XML. */
const withoutNotes = (svg: string): string => svg.replace(/ data-[\w-]+="[^"]*"/g, '');

let ready: Promise<typeof MathJax> | undefined;

/** A formula as outlines, its left end in the middle of the foot. */
async function drawFormula(tex: string, colours: Colours): Promise<string> {
  const macros = Object.fromEntries(
    meanings.map((meaning) => {
      const levels = colour(colours, meaning)
        .match(/[0-9a-f]{2}/g)
        ?.map((pair) => parseInt(pair, 16));
      return [meaning, [`{\\color[RGB]{${levels?.join(',')}} #1}`, 1]];
    }),
  );
  ready ??= MathJax.init({
    loader: { load: ['input/tex', '[tex]/color', 'output/svg'] },
    tex: { packages: { '[+]': ['color'] }, macros: { ...macros, link: ['#2', 2] } },
    svg: { fontCache: 'none' },
  });
  const { tex2svgPromise, startup } = await ready;
  const container = startup.adaptor.outerHTML(await tex2svgPromise(tex, { display: true }));
  const [, view = '', drawing = ''] = /<svg[^>]*viewBox="([^"]*)"[^>]*>(.*)<\/svg>/s.exec(container) ?? [];
  const [, error] = /data-mjx-error="([^"]*)"/.exec(drawing) ?? [];
  if (error || drawing.includes('<text')) {
    throw new Error(`No outlines of the formula ${tex}: ${error ?? 'it has letters that MathJax lacks'}`);
  }
  const [, , width = 0, height = 0] = view.split(' ').map(Number);
  const scale = Math.min(formula.em / 1000, formula.width / width, formula.height / height);
  const y = foot + (size.height - foot - scale * height) / 2;
  return `<svg x="${margin}" y="${y}" width="${scale * width}" height="${scale * height}" viewBox="${view}" color="${colour(colours, 'ink')}">${withoutNotes(drawing)}</svg>`;
}

/** The picture as SVG: the figure, below it the formula in TeX, and the site's mark. */
export async function shareSvg(figure: Figure, tex: string): Promise<string> {
  const colours = await readColours();
  const icon = await readFile(resolve('public/favicon.svg'), 'utf8');
  const place = { x: size.width - margin - mark, y: foot + (size.height - foot - mark) / 2 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    `<rect width="100%" height="100%" fill="${colour(colours, 'paper')}"/>`,
    drawFigure(figure, colours),
    await drawFormula(tex, colours),
    icon.replace('<svg ', `<svg x="${place.x}" y="${place.y}" width="${mark}" height="${mark}" `),
    '</svg>',
  ].join('');
}

/** The same as PNG, remembered by what it is drawn from. */
export async function sharePng(svg: string): Promise<Buffer> {
  const sources = [JSON.stringify([svg, sharp.versions])];
  const png = (): Promise<Buffer> => sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return readFile(await kept('share', 'png', sources, png));
}
