/**
 * The host's side of `weight-decay/plot`: gathers what one run of a program draws, in bounded memory.
 *
 *   globalThis[sinkName] = createCollector(settings);  // before the program's first line
 *
 * A fresh collector for each run; `figure()` may be called at any time, also while the program runs.
 */
import { isWithin, limits, sinkName } from './figure.ts';
import type { Axes, Chart, Control, Figure, Grid, Place, Series, Settings, Sink } from './figure.ts';

export { sinkName };

export interface Collector extends Sink {
  /** A snapshot that shares nothing with the collector; every series has at most `limits.points` points. */
  figure(): Figure;
  /** Whether anything was named since the last `figure()`. */
  changed(): boolean;
  /**
   * Called after each change, while the program still holds the thread: the one moment at which a host can
   * send what there is so far. It decides by its own clock and returns quickly.
   */
  onChange?: (() => void) | undefined;
}

/** A series under construction. */
interface Gathering {
  append(x: ArrayLike<number | string>, y: ArrayLike<number>, y2?: ArrayLike<number>): void;
  series(): Series;
}

interface ChartGathering {
  key: string;
  axes: Axes;
  row?: number;
  series: Map<string, Gathering>;
  /** Whether its bars stand at names or at numbers; a chart has one horizontal axis. */
  category?: { isName: boolean; first: string };
}

/**
 * @param settings  the reader's, by control key; one outside its control's range is clamped to it,
 *                  one that is no option or of another type is ignored
 */
export function createCollector(settings: Settings = {}): Collector {
  const charts = new Map<string, ChartGathering>();
  const controls = new Map<string, Control>();
  let seriesCount = 0;
  let isChanged = false;

  function chartOf(key: string): ChartGathering {
    let chart = charts.get(key);
    if (chart === undefined) {
      if (charts.size >= limits.charts) {
        throw new RangeError(`chart('${key}'): a program draws at most ${limits.charts} charts`);
      }
      chart = { key, axes: {}, series: new Map() };
      charts.set(key, chart);
    }
    return chart;
  }

  /** Makes room for one more series. */
  function admit(chart: ChartGathering, mark: Series['mark'], key: string): void {
    if (seriesCount >= limits.series) {
      throw new RangeError(`plot.${mark}('${key}'): a program draws at most ${limits.series} series`);
    }
    // A heat map is a chart of its own, whose axes nothing else can share.
    const isAlone = mark === 'heat' ? chart.series.size === 0 : ![...chart.series.keys()].some(isHeat);
    if (!isAlone) {
      throw new Error(
        `plot.${mark}('${key}'): a heat map has its chart to itself; draw on another chart('…')`,
      );
    }
    seriesCount++;
  }

  function touch(): void {
    isChanged = true;
    collector.onChange?.();
  }

  const collector: Collector = {
    axes(key, axes) {
      const chart = chartOf(key);
      for (const [name, value] of Object.entries(axes)) {
        if (value === 'row' && name.endsWith('Domain') && chart.row === undefined) {
          const call = key === '' ? 'plot' : `chart('${key}')`;
          throw new RangeError(
            `${call}.axes: ${name} is 'row', but this chart stands in none; one is given by chart('…', { row: 1 })`,
          );
        }
        if (value !== undefined) {
          Object.assign(chart.axes, {
            [name]: Array.isArray(value) ? [...(value as unknown[])] : (value as unknown),
          });
        }
      }
      touch();
    },

    append(chartKey, mark, key, x, y, y2) {
      const chart = chartOf(chartKey);
      checkCategory(chart, mark, key, x);
      const name = `${mark} ${key}`;
      let gathering = chart.series.get(name);
      if (gathering === undefined) {
        admit(chart, mark, key);
        gathering = mark === 'bars' ? gatherBars(key) : mark === 'rule' ? gatherRule(key) : gather(mark, key);
        chart.series.set(name, gathering);
      }
      gathering.append(x, y, y2);
      touch();
    },

    put(chartKey, series) {
      const chart = chartOf(chartKey);
      const { key, mark, x, y } = series;
      checkCategory(chart, mark, key, x);
      const name = `${mark} ${key}`;
      if (!chart.series.has(name)) admit(chart, mark, key);
      const kept = { ...series, x: [...x], y: [...y], ...(series.grid && { grid: copyOfGrid(series.grid) }) };
      chart.series.set(name, {
        append() {
          throw new Error(`plot.${mark}('${key}'): this is the key of a histogram; bars need another`);
        },
        series: () => ({
          ...kept,
          x: [...kept.x],
          y: [...kept.y],
          ...(kept.grid && { grid: copyOfGrid(kept.grid) }),
        }),
      });
      touch();
    },

    row(key, row) {
      chartOf(key).row = row;
      touch();
    },

    control(control) {
      const { key } = control;
      if (controls.has(key)) {
        throw new Error(
          `${control.kind}('${key}'): the program already has a control '${key}'; each needs a name of its own`,
        );
      }
      if (controls.size >= limits.controls) {
        throw new RangeError(`${control.kind}('${key}'): a program has at most ${limits.controls} controls`);
      }
      const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
      const placed = place(control, setting);
      controls.set(key, placed);
      touch();
      return placed.kind === 'points' ? copyOfPlaces(placed.value) : placed.value;
    },

    figure() {
      isChanged = false;
      return {
        charts: [...charts.values()].map(({ key, axes, series, row }): Chart => ({
          key,
          axes: copyOf(axes),
          series: [...series.values()].map((gathering) => gathering.series()),
          ...(row === undefined ? {} : { row }),
        })),
        controls: [...controls.values()].map(copyOfControl),
      };
    },

    changed: () => isChanged,
  };
  return collector;
}

/** The control with the reader's setting as its value, as far as it makes sense. */
function place(control: Control, setting: unknown): Control {
  switch (control.kind) {
    case 'slider': {
      if (typeof setting !== 'number' || Number.isNaN(setting)) return control;
      const { min, max, step } = control;
      let value = Math.min(max, Math.max(min, setting));
      if (step !== undefined) {
        const steps = Math.min(Math.round((value - min) / step), Math.floor((max - min) / step + 1e-9));
        // 0.1 + 2 · 0.1 is 0.30000000000000004; the reader set 0.3.
        value = Math.min(max, Number((min + steps * step).toPrecision(12)));
      }
      return { ...control, value };
    }
    case 'choice': {
      // A terminal cannot tell the option '0' from the number.
      const name = typeof setting === 'number' ? String(setting) : setting;
      return typeof name === 'string' && control.options.includes(name)
        ? { ...control, value: name }
        : control;
    }
    case 'toggle':
      return typeof setting === 'boolean' ? { ...control, value: setting } : control;
    case 'points':
      return { ...control, value: placesFrom(control, setting) };
  }
}

/** The reader's points, each moved to the nearest place of the rectangle; those without a setting stay. */
function placesFrom(control: Extract<Control, { kind: 'points' }>, setting: unknown): Place[] {
  const given: unknown[] = Array.isArray(setting) ? setting : [];
  return control.initial.map((initial, i): Place => {
    const place = given[i];
    if (!Array.isArray(place) || !place.every((value) => typeof value === 'number')) return [...initial];
    const [x, y] = [control.x, control.y].map(([low, high], axis) =>
      Math.min(high, Math.max(low, place[axis])),
    );
    return isWithin([x, y], control.x, control.y) ? [x, y] : [...initial];
  });
}

const isHeat = (name: string) => name.startsWith('heat ');

function checkCategory(
  chart: ChartGathering,
  mark: string,
  key: string,
  x: ArrayLike<number | string>,
): void {
  for (let i = 0; i < x.length; i++) {
    const isName = typeof x[i] === 'string';
    chart.category ??= { isName, first: String(x[i]) };
    if (chart.category.isName !== isName) {
      const kind = (name: boolean, value: string) => (name ? `the name '${value}'` : `the number ${value}`);
      throw new TypeError(
        `plot.${mark}('${key}'): x is ${kind(isName, String(x[i]))}, but the chart already has ${kind(!isName, chart.category.first)}; a chart's x are all names or all numbers`,
      );
    }
    // Only bars may have names, so for the other marks the first number speaks for all.
    if (mark !== 'bars') return;
  }
}

const copyOfPlaces = (places: readonly Place[]) => places.map(([x, y]): Place => [x, y]);

function copyOfControl(control: Control): Control {
  if (control.kind === 'choice') return { ...control, options: [...control.options] };
  if (control.kind !== 'points') return { ...control };
  const { value, initial, x, y } = control;
  return {
    ...control,
    value: copyOfPlaces(value),
    initial: copyOfPlaces(initial),
    x: [x[0], x[1]],
    y: [y[0], y[1]],
  };
}

function copyOfGrid(grid: Grid): Grid {
  const copy = { ...grid };
  copy.values = [...grid.values];
  if (grid.levels) copy.levels = [...grid.levels];
  if (grid.sides) copy.sides = [...grid.sides];
  if (grid.rowNames) copy.rowNames = [...grid.rowNames];
  if (grid.columnNames) copy.columnNames = [...grid.columnNames];
  if (grid.domain) copy.domain = [...grid.domain];
  return copy;
}

function copyOf(axes: Axes): Axes {
  const copy = { ...axes };
  for (const domain of ['xDomain', 'yDomain'] as const) {
    const given = axes[domain];
    if (Array.isArray(given)) copy[domain] = [...given];
  }
  return copy;
}

function gatherRule(key: string): Gathering {
  let place: { x: number[]; y: number[] } = { x: [], y: [] };
  return {
    append: (x, y) => (place = { x: Array.from(x as ArrayLike<number>), y: Array.from(y) }),
    series: () => ({ key, mark: 'rule', x: [...place.x], y: [...place.y] }),
  };
}

function gatherBars(key: string): Gathering {
  const heights = new Map<number | string, number>();
  return {
    append(x, y) {
      for (let i = 0; i < x.length; i++) heights.set(x[i], y[i]);
      if (heights.size > limits.points) {
        throw new RangeError(
          `plot.bars('${key}'): ${heights.size} bars; there may be at most ${limits.points}`,
        );
      }
    },
    series: () => ({ key, mark: 'bars', x: [...heights.keys()], y: [...heights.values()] }),
  };
}

/** How many points a series keeps before it is thinned; a multiple of what is shown, so that thinning twice does not show. */
const capacity = 4 * limits.points;

/** Points in the order of arrival, `at[i]` being the place of point i among all that arrived. */
interface Kept {
  at: number[];
  x: number[];
  y: number[];
  y2: number[];
}

function gather(mark: 'line' | 'points' | 'band', key: string): Gathering {
  let kept: Kept = { at: [], x: [], y: [], y2: [] };
  let count = 0;
  const isBand = mark === 'band';
  const thin = mark === 'points' ? thinCloud : thinPath;

  return {
    append(x, y, y2) {
      for (let i = 0; i < x.length; i++) {
        if (kept.at.length >= capacity) kept = thin(kept, count, capacity / 2);
        kept.at.push(count++);
        kept.x.push(x[i] as number);
        kept.y.push(y[i]);
        if (isBand) kept.y2.push((y2 as ArrayLike<number>)[i]);
      }
    },
    series() {
      const { x, y, y2 } = kept.at.length > limits.points ? thin(kept, count, limits.points) : kept;
      const series: Series = { key, mark, x: [...x], y: [...y] };
      return isBand ? { ...series, y2: [...y2] } : series;
    },
  };
}

/**
 * At most `most` points of a line or band that look like all of them: of each run of neighbours the extremes
 * of x and of y, in their order, and one gap if it has any. Where x rises, these are the first, last, lowest
 * and highest point, the four that decide the pixels of a column (the M4 aggregation); where the
 * line is a path in a plane, its outline stays.
 */
function thinPath(kept: Kept, count: number, most: number): Kept {
  const last = kept.at.length - 1;
  for (const perRun of [4, 5]) {
    const width = Math.ceil(count / Math.floor((most - 2) / perRun));
    const picked: number[] = [];
    let from = 0;
    while (from <= last) {
      const run = Math.floor(kept.at[from] / width);
      let to = from;
      while (to <= last && Math.floor(kept.at[to] / width) === run) to++;
      pickExtremes(kept, from, to, picked);
      from = to;
    }
    if (picked[0] !== 0) picked.unshift(0);
    if (picked[picked.length - 1] !== last) picked.push(last);
    if (picked.length <= most) return pick(kept, picked);
  }
  throw new Error('five points a run fit by construction');
}

function pickExtremes({ x, y, y2 }: Kept, from: number, to: number, picked: number[]): void {
  const top = y2.length > 0 ? y2 : y;
  let [left, right, low, high, gap] = [-1, -1, -1, -1, -1];
  for (let i = from; i < to; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i]) || !Number.isFinite(top[i])) {
      if (gap < 0) gap = i;
      continue;
    }
    if (left < 0 || x[i] < x[left]) left = i;
    // Of equals the last, so that the end of a level stretch survives.
    if (right < 0 || x[i] >= x[right]) right = i;
    if (low < 0 || y[i] < y[low]) low = i;
    if (high < 0 || top[i] > top[high]) high = i;
  }
  const places = [left, right, low, high, gap].filter((i) => i >= 0).sort((a, b) => a - b);
  places.forEach((place, i) => {
    if (place !== places[i - 1]) picked.push(place);
  });
}

/** At most `most` points of a cloud: each nth that arrived, since extremes alone would hollow it out. */
function thinCloud(kept: Kept, count: number, most: number): Kept {
  // A power of two keeps what earlier rounds kept, so that the cloud stays even.
  let stride = 1;
  while (Math.ceil(count / stride) > most) stride *= 2;
  return pick(
    kept,
    kept.at.flatMap((at, i) => (at % stride === 0 ? [i] : [])),
  );
}

function pick({ at, x, y, y2 }: Kept, places: number[]): Kept {
  return {
    at: places.map((i) => at[i]),
    x: places.map((i) => x[i]),
    y: places.map((i) => y[i]),
    y2: y2.length > 0 ? places.map((i) => y2[i]) : [],
  };
}
