/** Where contestants are timed: each in a worker of its own page of one Chromium, without special headers. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
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
