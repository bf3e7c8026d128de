/** Where contestants are timed: each in a worker of its own page of one Chromium, without special headers. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { launch } from '../tests/browser/chromium.ts';
import type { Answer, Question } from './contestant.ts';

export interface Player {
  /** @throws Error if the library threw one */
  ask(question: Question): Promise<Answer>;
}

export interface Stage {
  /** A contestant, by its file in contestants/. */
  enter(file: string): Promise<Player>;
  /** Milliseconds from an empty page to the end of a first step: script, library, network, step. */
  coldStart(file: string, id: string): Promise<number>;
  /** Billions of float32 operations a second that SIMD instructions do at most in this browser. */
  peak(): Promise<number>;
  /** Bytes of the trainer as a program would load it to train, minified and compressed. */
  size(): Promise<number>;
  close(): Promise<void>;
}

// What the page defines.
declare function enter(url: string): Promise<void>;
declare function ask(question: Question): Promise<Answer>;

const page = `<!doctype html><title>bench</title><script>
  let worker;
  const reply = () => new Promise((done, failed) => {
    worker.onmessage = ({ data }) => data.error ? failed(new Error(data.error)) : done(data);
    worker.onerror = ({ message }) => failed(new Error(message));
  });
  const enter = (url) => { worker = new Worker(url); return reply(); };
  const ask = (question) => { worker.postMessage(question); return reply(); };
</script>`;

export async function openStage(files: string[]): Promise<Stage> {
  const scripts = new Map<string, string>();
  for (const file of files) scripts.set(`/${file}`, await bundle(file));

  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const send = (type: string, body: string | Buffer) => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const script = scripts.get(url);
    if (script !== undefined) send('text/javascript', script);
    else if (url === '/') send('text/html', page);
    else
      readFile(join(wasm, basename(url))).then(
        (body) => send('application/wasm', body),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch(
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
  );

  return {
    async enter(file) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.evaluate((script) => enter(script), `/${file}`);
      return { ask: (question) => page.evaluate((question) => ask(question), question) };
    },
    async coldStart(file, id) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url);
      const time = await page.evaluate(
        async ([script, id]) => {
          const began = performance.now();
          await enter(script);
          await ask({ ask: 'start', id });
          await ask({ ask: 'run', steps: 1 });
          return performance.now() - began;
        },
        [`/${file}`, id],
      );
      await context.close();
      return time;
    },
    async peak() {
      const page = await browser.newPage();
      const best = await page.evaluate(
        async (bytes) => {
          const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes));
          const peak = instance.exports['peak'] as (count: number) => void;
          let best = 0;
          for (let run = 0; run < 30; run++) {
            const began = performance.now();
            peak(1e6);
            best = Math.max(best, (1e6 * 12 * 4) / 1e6 / (performance.now() - began));
          }
          return best;
        },
        await compiledPeak(),
      );
      await page.close();
      return best;
    },
    async size() {
      const build = await rolldown({
        input: join(import.meta.dirname, 'size.ts'),
        platform: 'browser',
        logLevel: 'silent',
      });
      const { output } = await build.generate({ format: 'esm', minify: true, codeSplitting: false });
      await build.close();
      return gzipSync(output[0].code, { level: 9 }).length;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function bundle(file: string): Promise<string> {
  const build = await rolldown({
    input: join(import.meta.dirname, 'contestants', file),
    platform: 'browser',
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false });
  await build.close();
  return output[0].code;
}

/** A loop of six sums and six products: as many as hide one another's latency, and fit into the registers. */
async function compiledPeak(): Promise<number[]> {
  const [sums, products] = ['abcdef', 'ghijkl'].map((names) => Array.from(names));
  const all = [...sums, ...products];
  const steps = [
    ...sums.map((name) => `${name} = f32x4.add(${name}, x);`),
    ...products.map((name) => `${name} = f32x4.mul(${name}, y);`),
  ];
  const source = `export function peak(count: i32): void {
    const x = f32x4.splat(<f32>count), y = f32x4.splat(0.99999994);
    let ${all.map((name, k) => `${name} = f32x4.splat(<f32>(count + ${k}))`).join(', ')};
    for (; count > 0; count--) { ${steps.join(' ')} }
    v128.store(0, ${all.reduce((sum, name) => `f32x4.add(${sum}, ${name})`)});
  }`;
  // Not by its name: its types would replace those of JavaScript for all that imports this file.
  const compiler = 'assemblyscript/asc';
  const { default: asc } = (await import(compiler)) as {
    default: { main(args: string[], host: object): Promise<{ error: Error | null }> };
  };
  let bytes: number[] = [];
  const { error } = await asc.main(
    [
      'peak.ts',
      '--outFile',
      'peak.wasm',
      '-O3',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--initialMemory',
      '1',
    ],
    {
      readFile: (name: string) => (name === 'peak.ts' ? source : null),
      writeFile: (name: string, contents: Uint8Array) => {
        if (name === 'peak.wasm') bytes = Array.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error) throw error;
  return bytes;
}
