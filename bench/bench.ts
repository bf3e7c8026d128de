/**
 * Times the trainer against other libraries and prints ratios of the shortest times.
 *
 * All contestants train the same network from the same start on the same rows. They take turns, so that what else the
 * machine does hits all alike, and the shortest of several times counts, since a disturbance only ever adds. A library
 * that has the update of the workload must end with the parameters of a float64 reference.
 */
import { openStage } from './stage.ts';
import { table } from './table.ts';
import type { Player } from './stage.ts';
import { ids, operations, reference, shapeOf, sized, workload } from './workloads.ts';

const fast = 'ours, float32';
const lookedUp = 'ours, float32, one-hot rows looked up';
const usual = 'tfjs, wasm';
const byHand = 'tfjs, wasm, gradients by hand';
const scalar = 'an object for each weight';

/** Each contestant by its file; `bar` says how many times as long as ours it must take, by workload. */
const contestants: { name: string; file: string; bar?: (id: string) => number }[] = [
  { name: 'ours', file: 'ours.ts' },
  { name: 'ours, indices for one-hot rows', file: 'ours-embedding.ts' },
  { name: fast, file: 'ours-float32.ts' },
  { name: lookedUp, file: 'ours-float32-one-hot.ts' },
  { name: 'convnetjs', file: 'convnetjs.mjs', bar: (id) => (id === 'W1' || id === 'W5' ? 2 : 1) },
  { name: 'tfjs, cpu', file: 'tfjs-cpu.mjs', bar: () => 1 },
  { name: 'ml-matrix', file: 'ml-matrix.mjs', bar: () => 1 },
  { name: 'brain.js', file: 'brain.mjs', bar: () => 1 },
  { name: 'synaptic', file: 'synaptic.mjs', bar: () => 1 },
  { name: scalar, file: 'scalar.ts' },
  { name: usual, file: 'tfjs-wasm.mjs' },
  { name: byHand, file: 'tfjs-wasm-by-hand.mjs' },
  { name: 'jax-js, wasm', file: 'jax.mjs' },
];

/**
 * How many times as long as the fast engine others must take, by workload: one of them, or whoever is the fastest of those
 * that do the same work. One-hot rows looked up are another algorithm, which the others could have too.
 */
const fastBars: { ids: string[]; own: string; other?: string; times: number }[] = [
  { ids: ['W1'], own: fast, times: 15 },
  { ids: ['W2'], own: fast, times: 3.5 },
  { ids: ['W3'], own: fast, times: 6 },
  { ids: ['W5'], own: fast, times: 30 },
  { ids: ['W4a', 'W4b'], own: fast, other: byHand, times: 1.4 },
  { ids: ['W4a', 'W4b'], own: fast, other: usual, times: 10 },
  { ids: ['W4a', 'W4b'], own: lookedUp, other: byHand, times: 2.5 },
];
/** Milliseconds from an empty page to the first step of the fast engine, and bytes of both engines, compressed. */
const coldBar = 80;
const sizeBar = 20 * 1024;

const rounds = 40;
/** Milliseconds of one timed run: many short ones, since a busy machine interrupts every long one. */
const stretch = 15;
/** Milliseconds before timing begins: V8 compiles what runs often again, and better. */
const warmUp = 800;
/** Relative distance from the reference that counts as the same work; leaving out the decay makes 3 × 10⁻⁴ or more. */
const tolerance = { float64: 1e-9, float32: 1e-4 };

interface Result {
  /** Milliseconds of the shortest step; undefined if the library cannot do it. */
  time?: number;
  instead?: string | undefined;
  /** Relative distance from the reference, and what is allowed. */
  distance?: number;
  allowed?: number;
}

const said = process.argv.slice(2);
const unknown = said.find((id) => !ids.includes(id));
if (unknown) {
  console.error(`${unknown} is no workload: choose from ${ids.join(', ')}, or name none for all.`);
  process.exit(2);
}
const chosen = said.length > 0 ? said : ids;
const interactive = process.stderr.isTTY;

/** One line that the next one replaces. */
function progress(text: string): void {
  if (interactive) process.stderr.write(`\r\x1b[K${text}`);
}

function print(text = ''): void {
  progress('');
  console.log(text);
}

/** Gets a contestant ready: what it can do, whether it does the same work, and how many steps fill a stretch. */
async function prepare(player: Player, id: string): Promise<{ result: Result; steps: number; took: number }> {
  const run = async (steps: number) => (await player.ask({ ask: 'run', steps })).time ?? 0;
  const { cannot, instead, precision = 'float64' } = await player.ask({ ask: 'start', id });
  if (cannot !== undefined) return { result: {}, steps: 0, took: 0 };
  const result: Result = { instead };
  let took = await run(1);
  if (instead === undefined) {
    const { check } = shapeOf(id);
    await run(check);
    const { parameters } = await player.ask({ ask: 'parameters' });
    result.distance = distance(parameters ?? [], referenceOf(id));
    result.allowed = tolerance[precision];
  }
  let steps = 1;
  const began = performance.now();
  while (performance.now() - began < warmUp || took < stretch / 2) {
    took = await run(steps);
    if (took < stretch) steps = Math.ceil(steps * Math.min(4, (1.2 * stretch) / Math.max(took, 0.1)));
  }
  return { result, steps, took };
}

const references = new Map<string, ReturnType<typeof reference>>();
function referenceOf(id: string) {
  let found = references.get(id);
  if (!found) references.set(id, (found = reference(workload(id), shapeOf(id).check)));
  return found;
}

/** ‖found − end‖ / ‖end − start‖ */
function distance(found: number[], { start, end }: ReturnType<typeof reference>): number {
  if (found.length !== end.length) return Infinity;
  let [off, way] = [0, 0];
  end.forEach((value, k) => {
    off += (found[k] - value) ** 2;
    way += (value - start[k]) ** 2;
  });
  return Math.sqrt(off / way);
}

async function compare(players: Map<string, Player>, id: string): Promise<Map<string, Result>> {
  const ready: { player: Player; result: Result; steps: number; took: number }[] = [];
  const results = new Map<string, Result>();
  for (const [name, player] of players) {
    progress(`${id}: ${name}`);
    const prepared = await prepare(player, id).catch((error: unknown) => {
      throw new Error(`${name} failed on ${id}: ${String(error)}`, { cause: error });
    });
    results.set(name, prepared.result);
    if (prepared.steps > 0) ready.push({ player, ...prepared });
  }
  for (let round = 1; round <= rounds; round++) {
    progress(`${id}: round ${round} of ${rounds}`);
    for (const { player, result, steps, took } of ready) {
      if (took > 400 && round > 2) continue;
      const { time = Infinity } = await player.ask({ ask: 'run', steps });
      result.time = Math.min(result.time ?? Infinity, time / steps);
    }
  }
  for (const player of players.values()) await player.ask({ ask: 'stop' });
  return results;
}

/** Three figures, and as many zeros as it takes. */
const figures = (value: number) => String(Number(value.toPrecision(3)));

function printRatios(results: Map<string, Map<string, Result>>): void {
  const of = (id: string, name: string) => results.get(id)?.get(name) ?? {};
  const cell = (id: string, name: string) => {
    const { time, instead, distance = 0, allowed = 0 } = of(id, name);
    if (time === undefined) return '–';
    const mark = instead ? ' ~' : distance > allowed ? ' !' : '';
    return `${figures(time / (of(id, 'ours').time ?? NaN))} ×${mark}`;
  };
  for (const id of chosen) print(`${id.padEnd(4)} ${shapeOf(id).title}`);
  print();
  print(
    table([
      ['time of a step', ...chosen],
      ...contestants.map(({ name }) => [
        name,
        ...chosen.map((id) =>
          name === 'ours' ? `${figures(1000 * (of(id, name).time ?? NaN))} µs` : cell(id, name),
        ),
      ]),
    ]),
  );
  print('\n× as long as ours (shortest times) · – cannot · ! not the same work · ~ the nearest it has:');
  for (const { name } of contestants) {
    const reasons = new Set(chosen.map((id) => of(id, name).instead).filter(Boolean));
    if (reasons.size > 0) print(`  ${name}: ${[...reasons].join('; ')}`);
  }
}

/** Prints every bar; returns how many do not hold. */
function judge(results: Map<string, Map<string, Result>>, cold: number | undefined, size: number): number {
  let failed = 0;
  const say = (holds: boolean, text: string) => {
    print(`  ${holds ? 'holds' : 'FAILS'}  ${text}`);
    if (!holds) failed += 1;
  };
  print('\nBars:');
  for (const { name, bar } of contestants) {
    if (!bar) continue;
    for (const limit of new Set(chosen.map(bar))) {
      const ratios = chosen.flatMap((id) => {
        const [ours, theirs] = ['ours', name].map((one) => results.get(id)?.get(one)?.time);
        return ours === undefined || theirs === undefined || bar(id) !== limit
          ? []
          : [{ id, ratio: theirs / ours }];
      });
      if (ratios.length === 0) continue;
      const least = ratios.reduce((a, b) => (a.ratio < b.ratio ? a : b));
      say(
        least.ratio > limit,
        `${name} takes over ${limit} × as long on ${ratios.map(({ id }) => id).join(', ')}: at least ` +
          `${figures(least.ratio)} × (${least.id})`,
      );
    }
  }
  for (const { ids, own, other, times } of fastBars)
    for (const id of ids) {
      const row = results.get(id);
      const time = row?.get(own)?.time;
      if (!row || time === undefined) continue;
      const others = [...row].filter(
        ([name, { instead, time }]) =>
          time !== undefined &&
          (other === undefined ? !name.startsWith('ours') && name !== scalar && !instead : name === other),
      );
      const [name, best] = others.reduce((a, b) => ((a[1].time ?? 0) < (b[1].time ?? 0) ? a : b));
      const ratio = (best.time ?? NaN) / time;
      const role = other ?? `${name}, the fastest of those that do the same`;
      say(ratio >= times, `${id}: ${own} is ${times} × as fast as ${role}: ${figures(ratio)} ×`);
    }
  if (cold !== undefined)
    say(cold <= coldBar, `the first step of the fast engine comes within ${coldBar} ms: ${figures(cold)} ms`);
  say(
    size <= sizeBar,
    `both engines are at most ${sizeBar / 1024} KiB, compressed: ${figures(size / 1024)} KiB`,
  );
  let checked = 0;
  const wrong: string[] = [];
  for (const [id, row] of results)
    for (const [name, { distance, allowed = 0 }] of row) {
      if (distance === undefined) continue;
      checked += 1;
      if (!(distance <= allowed)) wrong.push(`${name} on ${id} is off by ${figures(distance)}`);
    }
  say(wrong.length === 0, [`all ${checked} without ~ did the same work`, ...wrong].join('; '));
  return failed;
}

/** How the time of a step of both engines grows with the work in it. */
async function growth(readable: Player, fastOne: Player, peak: number): Promise<void> {
  const series: [string, number[], (value: number) => string][] = [
    ['batch', [1, 4, 16, 64, 256, 1024], (batch) => sized(batch, 64, 2)],
    ['width', [8, 16, 32, 64, 128, 256], (width) => sized(64, width, 2)],
    ['depth', [1, 2, 4, 8, 16], (depth) => sized(64, 64, depth)],
    // nothing is a multiple of eight
    ['odd width', [7, 33, 129], (width) => sized(61, width, 2)],
  ];
  const shortest = async (player: Player, id: string) => {
    await player.ask({ ask: 'start', id });
    let steps = 1;
    let best = Infinity;
    for (let run = 0; run < 18; run++) {
      const { time = 0 } = await player.ask({ ask: 'run', steps });
      if (time < stretch / 2) steps = Math.ceil(steps * Math.min(8, stretch / Math.max(time, 0.1)));
      else best = Math.min(best, time / steps);
    }
    return best;
  };
  print(
    '\nA step against its size (64 rows, width 64, 2 hidden layers, one of them changed; odd: 61 rows). The most that' +
      `\nfloat32 SIMD reaches in this browser, in registers, is ${figures(peak)} billion operations a second:\n`,
  );
  const rows = [['', 'operations', 'float64, µs', 'float32, µs', 'ns an operation', 'share of the most']];
  for (const [name, values, idOf] of series)
    for (const value of values) {
      progress(`${name} ${value}`);
      const id = idOf(value);
      const count = operations(shapeOf(id));
      const [slow, quick] = [await shortest(readable, id), await shortest(fastOne, id)];
      const share = count / (1e6 * quick) / peak;
      rows.push([
        `${name} ${value}`,
        figures(count),
        figures(1e3 * slow),
        figures(1e3 * quick),
        figures((1e6 * quick) / count),
        `${Math.round(100 * share)} %`,
      ]);
    }
  print(table(rows));
}

/** Prints them; returns that of the fast engine. */
async function coldStarts(stage: Awaited<ReturnType<typeof openStage>>): Promise<number> {
  const all = contestants.filter(({ file, name }) => file !== 'ours-embedding.ts' && name !== lookedUp);
  const times = new Map(all.map(({ name }) => [name, [] as number[]]));
  for (let round = 1; round <= 5; round++)
    for (const { name, file } of all) {
      progress(`first step from cold: ${name}, round ${round} of 5`);
      // The smallest network that all of them can train.
      times.get(name)?.push(await stage.coldStart(file, 'W1'));
    }
  print(
    '\nFirst step of W1 from cold (an empty page, a worker, the library from this machine, the network):\n',
  );
  const row = ([name, list]: [string, number[]]) => [
    name,
    figures(Math.min(...list)),
    figures(list.toSorted((a, b) => a - b)[2]),
  ];
  print(table([['ms', 'shortest', 'median of 5'], ...[...times].map(row)]));
  return Math.min(...(times.get(fast) ?? []));
}

async function bench(): Promise<number> {
  progress('bundling');
  const stage = await openStage(contestants.map(({ file }) => file));
  try {
    const players = new Map<string, Player>();
    for (const { name, file } of contestants) players.set(name, await stage.enter(file));
    const results = new Map<string, Map<string, Result>>();
    for (const id of chosen) results.set(id, await compare(players, id));
    printRatios(results);
    let cold: number | undefined;
    const [ours, fastOne] = ['ours', fast].map((name) => players.get(name));
    if (said.length === 0 && ours && fastOne) {
      await growth(ours, fastOne, await stage.peak());
      cold = await coldStarts(stage);
    }
    return judge(results, cold, await stage.size());
  } finally {
    await stage.close();
  }
}

const began = performance.now();
const failed = await bench().catch((error: unknown) => {
  print(error instanceof Error ? error.message : String(error));
  return Infinity;
});
print(`\n${((performance.now() - began) / 60_000).toFixed(1)} min`);
process.exitCode = failed > 0 ? 1 : 0;
