/**
 * A chart in words and in rows, for readers who hear a page, print it, or want the numbers.
 */
import type { Chart, Grid, Series } from '../../src/plot/figure.ts';
import { asBand, curvesIn } from './bundle.ts';
import { levelsOf } from './field.ts';
import { format } from './number.ts';
import type { Words } from './words.ts';

export type Language = 'en' | 'zh';

/** A point of a series that has a place in the picture. */
export interface Entry {
  x: number | string;
  y: number;
}

const write = (x: number | string) => (typeof x === 'string' ? x : format(x));

/**
 * What a chart shows, in a sentence or two: its axes, and for each series where it begins and ends and
 * between which values it lies.
 */
export function summary(chart: Chart, language: Language, words: Words): string {
  const say = language === 'zh' ? chinese : english;
  const title = (axis: 'x' | 'y') => {
    const key = chart.axes[axis];
    return key === undefined ? undefined : words(key).text;
  };
  const { axes, series } = chart;
  const opening = say.opening({
    name: chart.key === '' ? undefined : words(chart.key).text,
    x: title('x'),
    y: title('y'),
    xRange: rangeOf(chart),
    isLogX: axes.xScale === 'log',
    isLogY: axes.yScale === 'log',
  });
  if (series.length === 0) return opening + say.empty;
  return opening + series.map((entry) => describe(entry, words, say)).join(say.between) + say.stop;
}

function describe(given: Series, words: Words, say: Phrases): string {
  const curves = curvesIn(given);
  const series = asBand(given);
  const name = curves > 0 ? say.curves(words(series.key).text, curves) : words(series.key).text;
  if (series.grid !== undefined)
    return series.mark === 'heat'
      ? describeHeat(name, series.grid, words, say)
      : describeField(name, series, series.grid, words, say);
  const entries = finite(series);
  if (series.mark === 'rule') return say.rule(name, series.x.length > 0 ? 'x' : 'y', format(ruleAt(series)));
  if (entries.length === 0) return say.nothing(name);
  const [first, last] = [entries[0], entries[entries.length - 1]];
  const tops = series.mark === 'band' ? finite(series, series.y2) : entries;
  if (tops.length === 0) return say.nothing(name);
  const low = entries.reduce((best, entry) => (entry.y < best.y ? entry : best));
  const high = tops.reduce((best, entry) => (entry.y > best.y ? entry : best));
  switch (series.mark) {
    case 'points':
      return say.points(name, entries.length, format(low.y), format(high.y));
    case 'bars':
      if (series.width !== undefined) {
        const half = series.width / 2;
        const filled = entries.filter(({ y }) => y > 0);
        if (filled.length === 0) return say.nothing(name);
        return say.histogram(
          name,
          format(filled.reduce((sum, { y }) => sum + y, 0)),
          entries.length,
          [filled[0], filled[filled.length - 1]].map(({ x }, i) =>
            format((x as number) + (i === 0 ? -half : half)),
          ) as [string, string],
          [format((high.x as number) - half), format((high.x as number) + half)],
          format(high.y),
        );
      }
      return entries.length <= 6
        ? say.fewBars(
            name,
            entries.map(({ x, y }) => [wordOf(x, words), format(y)]),
          )
        : say.manyBars(
            name,
            entries.length,
            [wordOf(low.x, words), format(low.y)],
            [wordOf(high.x, words), format(high.y)],
          );
    case 'band': {
      const [topFirst, topLast] = [tops[0], tops[tops.length - 1]];
      return say.band(
        name,
        [format(first.y), format(topFirst.y)],
        [format(last.y), format(topLast.y)],
        [format(low.y), format(high.y)],
      );
    }
    case 'field':
    case 'heat':
      return say.nothing(name);
    case 'line': {
      const lost = series.x[series.y.findLastIndex((y) => Number.isFinite(y)) + 1];
      // A place that is no number either only ends a curve.
      const end = lost === undefined || Number.isNaN(lost) ? '' : say.lost(write(lost));
      if (entries.length === 1) return say.single(name, write(first.x), format(first.y)) + end;
      if (turnsBack(entries)) {
        const across = entries.map(({ x }) => x as number);
        const [left, right] = [Math.min(...across), Math.max(...across)];
        const at = ({ x, y }: Entry): Pair => [write(x), format(y)];
        return (
          say.path(
            name,
            at(first),
            at(last),
            [format(left), format(right)],
            [format(low.y), format(high.y)],
          ) + end
        );
      }
      const isBetweenEnds = low.y === Math.min(first.y, last.y) && high.y === Math.max(first.y, last.y);
      return (
        say.line(
          name,
          format(first.y),
          format(last.y),
          Math.sign(last.y - first.y),
          isBetweenEnds ? undefined : [low, high].map(({ x, y }) => [format(y), write(x)] as const),
        ) + end
      );
    }
  }
}

function describeHeat(name: string, grid: Grid, words: Words, say: Phrases): string {
  const { columns, values } = grid;
  const ends = endsOf(values);
  if (ends === undefined) return say.nothing(name);
  const at = (i: number): Pair => [
    headOf(grid.rowNames, Math.floor(i / columns), words),
    headOf(grid.columnNames, i % columns, words),
  ];
  const [low, high] = ends;
  return say.heat(
    name,
    [values.length / columns, columns],
    [format(values[low]), at(low)],
    [format(values[high]), at(high)],
  );
}

function describeField(name: string, { x, y }: Series, grid: Grid, words: Words, say: Phrases): string {
  const { columns, values, sides } = grid;
  const ends = endsOf(values);
  if (ends === undefined) return say.nothing(name);
  const rows = values.length / columns;
  const at = (i: number): Pair => {
    const [from, to] = x as number[];
    return [
      format(from + ((i % columns) / (columns - 1)) * (to - from)),
      format(y[0] + (Math.floor(i / columns) / (rows - 1)) * (y[1] - y[0])),
    ];
  };
  const levels = levelsOf(grid);
  if (levels.length === 1) {
    const share = values.filter((value) => value >= levels[0]).length / values.length;
    const [below, above] = (sides ?? []).map((side) => words(side).text);
    return say.parted(name, format(levels[0]), String(Math.round(share * 100)), below, above);
  }
  const [low, high] = ends;
  return say.field(
    name,
    [format(values[low]), at(low)],
    [format(values[high]), at(high)],
    levels.map((l) => format(l)),
  );
}

/** Where the lowest and the highest finite value stand. */
function endsOf(values: readonly number[]): [number, number] | undefined {
  let [low, high] = [-1, -1];
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    if (low < 0 || value < values[low]) low = i;
    if (high < 0 || value > values[high]) high = i;
  });
  return low < 0 ? undefined : [low, high];
}

/** What a row or column of a heat map is called: its name, or its number counted from 1. */
export function headOf(names: Grid['rowNames'], i: number, words: Words): string {
  return names === undefined ? String(i + 1) : wordOf(names[i], words);
}

/** Whether a line is a path in a plane and not a course from left to right. */
export function turnsBack(entries: readonly Entry[]): boolean {
  return entries.some(({ x }, i) => i > 0 && x < entries[i - 1].x);
}

export const wordOf = (x: number | string, words: Words) =>
  typeof x === 'string' ? words(x).text : format(x);

export function finite(series: Series, values: readonly number[] = series.y): Entry[] {
  return values.flatMap((y, i) => {
    const x = series.x[i];
    return Number.isFinite(y) && (typeof x === 'string' || Number.isFinite(x)) ? [{ x, y }] : [];
  });
}

function ruleAt({ x, y }: Series): number {
  return (x.length > 0 ? x[0] : y[0]) as number;
}

function rangeOf({ series }: Chart): [string, string] | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const { mark, x, width = 0 } of series) {
    if (mark === 'rule') continue;
    for (const value of x) {
      if (typeof value === 'number' && Number.isFinite(value)) {
        low = Math.min(low, value - width / 2);
        high = Math.max(high, value + width / 2);
      }
    }
  }
  return low < high ? [format(low), format(high)] : undefined;
}

type Pair = readonly [string, string];

/** A value and where it stands. */
type Spot = readonly [value: string, place: Pair];

interface Phrases {
  opening(chart: {
    name: string | undefined;
    x: string | undefined;
    y: string | undefined;
    xRange: [string, string] | undefined;
    isLogX: boolean;
    isLogY: boolean;
  }): string;
  empty: string;
  between: string;
  stop: string;
  nothing(name: string): string;
  /** The name of a bundle of curves. */
  curves(name: string, count: number): string;
  line(
    name: string,
    first: string,
    last: string,
    direction: number,
    extremes: (readonly [string, string])[] | undefined,
  ): string;
  path(name: string, first: Pair, last: Pair, across: Pair, up: Pair): string;
  single(name: string, x: string, y: string): string;
  /** Appended where the values stop being finite. */
  lost(x: string): string;
  points(name: string, count: number, low: string, high: string): string;
  fewBars(name: string, bars: Pair[]): string;
  manyBars(name: string, count: number, low: Pair, high: Pair): string;
  band(name: string, first: Pair, last: Pair, range: Pair): string;
  histogram(name: string, count: string, bins: number, range: Pair, peak: Pair, most: string): string;
  /** `places` are a row and a column. */
  heat(name: string, size: readonly [number, number], low: Spot, high: Spot): string;
  field(name: string, low: Spot, high: Spot, levels: string[]): string;
  /** `share` in percent of the plane that lies at or above the level. */
  parted(
    name: string,
    level: string,
    share: string,
    below: string | undefined,
    above: string | undefined,
  ): string;
  rule(name: string, axis: 'x' | 'y', at: string): string;
}

const english: Phrases = {
  opening({ name, x, y, xRange, isLogX, isLogY }) {
    const scale = (isLog: boolean) => (isLog ? ' (logarithmic)' : '');
    const subject = name === undefined ? 'Chart' : `Chart “${name}”`;
    const range = xRange === undefined ? '' : ` from ${xRange[0]} to ${xRange[1]}`;
    const across = `${x ?? 'the horizontal axis'}${scale(isLogX)}${range}`;
    if (x === undefined && y === undefined && range === '') return `${subject}: `;
    return `${subject} of ${y ?? 'values'}${scale(isLogY)} against ${across}: `;
  },
  empty: 'nothing is drawn yet.',
  between: '; ',
  stop: '.',
  nothing: (name) => `${name} has no finite values`,
  curves: (name, count) => `${name} (${count} curves)`,
  line(name, first, last, direction, extremes) {
    const course =
      first === last
        ? `begins and ends at ${first}`
        : `${direction < 0 ? 'falls' : 'rises'} from ${first} to ${last}`;
    if (extremes === undefined) return first === last ? `${name} stays at ${first}` : `${name} ${course}`;
    const [[low, atLow], [high, atHigh]] = extremes;
    const plain = first === last ? course : `begins at ${first} and ends at ${last}`;
    return `${name} ${plain}, lowest ${low} at ${atLow}, highest ${high} at ${atHigh}`;
  },
  path: (name, first, last, across, up) =>
    `${name} runs from (${first.join(', ')}) to (${last.join(', ')}), between ${across[0]} and ${across[1]} across and between ${up[0]} and ${up[1]} in height`,
  single: (name, x, y) => `${name} is ${y} at ${x}`,
  lost: (x) => `, and is no finite number from ${x} on`,
  points: (name, count, low, high) =>
    count === 1
      ? `${name}, one point at height ${low}`
      : `${name}, ${count} points between ${low} and ${high}`,
  fewBars: (name, bars) => `${name} is ${bars.map(([x, y]) => `${y} at ${x}`).join(', ')}`,
  manyBars: (name, count, low, high) =>
    `${name} has ${count} bars, the lowest ${low[1]} at ${low[0]}, the highest ${high[1]} at ${high[0]}`,
  band: (name, first, last, range) =>
    `${name} reaches from ${first[0]} to ${first[1]} at the beginning and from ${last[0]} to ${last[1]} at the end, overall from ${range[0]} to ${range[1]}`,
  histogram: (name, count, bins, range, peak, most) =>
    `${name}: ${count} values between ${range[0]} and ${range[1]} in ${bins} bins, most of them, ${most}, between ${peak[0]} and ${peak[1]}`,
  heat: (name, [rows, columns], [low, lowAt], [high, highAt]) =>
    `${name} is a table of ${rows} by ${columns} values, the lowest ${low} in row ${lowAt[0]}, column ${lowAt[1]}, the highest ${high} in row ${highAt[0]}, column ${highAt[1]}`,
  field: (name, [low, lowAt], [high, highAt], levels) =>
    `${name} is lowest, ${low}, near (${lowAt.join(', ')}) and highest, ${high}, near (${highAt.join(', ')})${levels.length === 0 ? '' : `, with contour lines at ${levels.join(', ')}`}`,
  parted: (name, level, share, below, above) =>
    `${name} is a boundary at the level ${level}; ${share} % of the plane lie above it${above === undefined ? '' : ` (${above})`}, the rest below${below === undefined ? '' : ` (${below})`}`,
  rule: (name, axis, at) => `${name} is a ${axis === 'x' ? 'vertical' : 'horizontal'} line at ${at}`,
};

const chinese: Phrases = {
  opening({ name, x, y, xRange, isLogX, isLogY }) {
    const scale = (isLog: boolean) => (isLog ? '（对数刻度）' : '');
    const range = xRange === undefined ? '' : `，范围从${xRange[0]}到${xRange[1]}`;
    const parts = [
      ...(x === undefined && range === ''
        ? []
        : [`横轴${x === undefined ? '' : `为${x}`}${scale(isLogX)}${range}`]),
      ...(y === undefined ? (isLogY ? ['纵轴为对数刻度'] : []) : [`纵轴为${y}${scale(isLogY)}`]),
    ];
    const subject = name === undefined ? '图' : `图“${name}”`;
    return parts.length === 0 ? `${subject}中，` : `${subject}：${parts.join('；')}。`;
  },
  empty: '尚未绘制任何数据。',
  between: '；',
  stop: '。',
  nothing: (name) => `${name}没有有限的数值`,
  curves: (name, count) => `${name}（${count}条曲线）`,
  line(name, first, last, direction, extremes) {
    if (extremes === undefined) {
      return first === last
        ? `${name}保持在${first}`
        : `${name}从${first}${direction < 0 ? '降至' : '升至'}${last}`;
    }
    const [[low, atLow], [high, atHigh]] = extremes;
    const ends = first === last ? `起点和终点都是${first}` : `起点为${first}，终点为${last}`;
    return `${name}${ends}，最低${low}（在${atLow}处），最高${high}（在${atHigh}处）`;
  },
  path: (name, first, last, across, up) =>
    `${name}从(${first.join(', ')})到(${last.join(', ')})，横向介于${across[0]}和${across[1]}之间，纵向介于${up[0]}和${up[1]}之间`,
  single: (name, x, y) => `${name}在${x}处为${y}`,
  lost: (x) => `，从${x}起不再是有限的数`,
  points: (name, count, low, high) =>
    count === 1 ? `${name}是一个点，高度为${low}` : `${name}共${count}个点，介于${low}和${high}之间`,
  fewBars: (name, bars) => `${name}：${bars.map(([x, y]) => `${x}为${y}`).join('，')}`,
  manyBars: (name, count, low, high) =>
    `${name}共${count}根柱子，最低为${low[1]}（${low[0]}），最高为${high[1]}（${high[0]}）`,
  band: (name, first, last, range) =>
    `${name}起初从${first[0]}到${first[1]}，最后从${last[0]}到${last[1]}，总体在${range[0]}和${range[1]}之间`,
  histogram: (name, count, bins, range, peak, most) =>
    `${name}：${count}个值，介于${range[0]}和${range[1]}之间，分为${bins}组，其中${peak[0]}到${peak[1]}之间最多，为${most}个`,
  heat: (name, [rows, columns], [low, lowAt], [high, highAt]) =>
    `${name}是${rows}行${columns}列的数值表，最低为${low}（行${lowAt[0]}，列${lowAt[1]}），最高为${high}（行${highAt[0]}，列${highAt[1]}）`,
  field: (name, [low, lowAt], [high, highAt], levels) =>
    `${name}在(${lowAt.join(', ')})附近最低，为${low}，在(${highAt.join(', ')})附近最高，为${high}${levels.length === 0 ? '' : `，等高线位于${levels.join('、')}`}`,
  parted: (name, level, share, below, above) =>
    `${name}是值为${level}处的分界线，平面的${share}%在其上侧${above === undefined ? '' : `（${above}）`}，其余在其下侧${below === undefined ? '' : `（${below}）`}`,
  rule: (name, axis, at) => `${name}是位于${at}的${axis === 'x' ? '竖线' : '横线'}`,
};

/* —— Rows —— */

export interface Table {
  columns: string[];
  rows: string[][];
}

/** Rows enough to follow a curve, few enough to be read aloud. */
const most = 12;

/**
 * The numbers of a chart: a column for x and one for each series (two for a band or a bundle), at no more than twelve x picked
 * evenly from the longest series. Where another series has no value at that x, it is taken from the line between
 * its neighbours. Points have columns only in a chart of nothing else, and rules have none. Heat maps, and fields
 * with no line over them, are tables of their own: the rows as drawn, at most twelve each way.
 */
export function table(chart: Chart, language: Language, words: Words): Table {
  const plane = chart.series.find(({ grid }) => grid !== undefined);
  if (plane !== undefined && !chart.series.some(({ mark }) => mark === 'line'))
    return gridTable(chart, plane, words);
  const drawn = chart.series
    .map(asBand)
    .filter(({ mark, x }) => mark !== 'rule' && mark !== 'field' && mark !== 'heat' && x.length > 0);
  const paths = drawn.filter(({ mark }) => mark !== 'points');
  const shown = paths.length > 0 ? paths : drawn;
  const first = chart.axes.x === undefined ? 'x' : words(chart.axes.x).text;
  const [low, high] = language === 'zh' ? ['下限', '上限'] : ['lower end', 'upper end'];
  const columns = shown.flatMap(({ key, mark }) => {
    const { text } = words(key);
    if (mark !== 'band') return [text];
    return language === 'zh' ? [`${text}${low}`, `${text}${high}`] : [`${text}, ${low}`, `${text}, ${high}`];
  });
  const longest = shown.reduce<Series | undefined>(
    (best, series) => (best && best.x.length >= series.x.length ? best : series),
    undefined,
  );
  if (longest === undefined) return { columns: [first], rows: [] };
  // A chart of bars is its own table; other series may have names that the longest lacks.
  const isNamed = longest.x.some((x) => typeof x === 'string');
  const all = isNamed ? [...new Set(shown.flatMap(({ x }) => x))] : longest.x;
  const rows = spots(all.length, most).map((at) => {
    const x = all[at];
    const cells = shown.flatMap((series) => {
      const columnsOf = series.y2 === undefined ? [series.y] : [series.y, series.y2];
      return columnsOf.map((values) => {
        const value = series === longest && !isNamed ? values[at] : valueAt(series, values, x);
        return value === undefined ? '' : format(value);
      });
    });
    return [typeof x === 'string' ? words(x).text : format(x, 4), ...cells];
  });
  return { columns: [first, ...columns], rows };
}

function gridTable({ axes }: Chart, { key, mark, x, y, grid }: Series, words: Words): Table {
  if (grid === undefined) return { columns: [], rows: [] };
  const { columns, values } = grid;
  const count = values.length / columns;
  const isField = mark === 'field';
  const [across, down] = [columns, count].map((size) => spots(size, isField ? 6 : most));
  // The rows of a field go up, and a table goes down.
  if (isField) down.reverse();
  const between = ([from, to]: readonly number[], i: number, size: number) =>
    format(from + (i / (size - 1)) * (to - from));
  const name = (axis: 'x' | 'y') => {
    const title = axes[axis];
    return title === undefined ? (isField ? axis : '') : words(title).text;
  };
  const corner = [name('y'), name('x')].filter((title) => title !== '').join(' \\ ');
  const heads = across.map((i) =>
    isField ? between(x as number[], i, columns) : headOf(grid.columnNames, i, words),
  );
  return {
    columns: [corner === '' ? words(key).text : corner, ...heads],
    rows: down.map((j) => [
      isField ? between(y, j, count) : headOf(grid.rowNames, j, words),
      ...across.map((i) => format(values[j * columns + i])),
    ]),
  };
}

/** At most `count` of `size` places, evenly, both ends among them. */
function spots(size: number, count: number): number[] {
  const length = Math.min(size, count);
  return Array.from({ length }, (_, i) => (length === 1 ? 0 : Math.round((i * (size - 1)) / (length - 1))));
}

/** The value at x, or between the neighbours of x; undefined outside the series. */
function valueAt({ mark, x }: Series, values: readonly number[], at: number | string): number | undefined {
  const exact = x.indexOf(at);
  if (exact >= 0) return values[exact];
  if (typeof at === 'string' || mark === 'bars' || mark === 'points') return undefined;
  for (let i = 1; i < x.length; i++) {
    const [from, to] = [x[i - 1] as number, x[i] as number];
    if (from < at && at < to)
      return values[i - 1] + ((at - from) / (to - from)) * (values[i] - values[i - 1]);
  }
  return undefined;
}
