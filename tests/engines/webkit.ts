/** WebKit, by its driver and classic WebDriver; on a machine without a screen, inside of Xvfb. */
import { createServer, type AddressInfo } from 'node:net';
import { printed, start, stop, type Engine } from './engine.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

export async function openWebKit(driver: string, xvfb: string | undefined): Promise<Engine> {
  const screen = xvfb && start(xvfb, ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  const display = screen && `:${await printed(screen, /^(\d+)\n/m)}`;
  const port = await freePort();
  const process = start(driver, [`--port=${port}`], {
    ...(display ? { DISPLAY: display } : {}),
    // Without a graphics card it would draw with all processors, and nothing else could be measured.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  });
  const address = `http://127.0.0.1:${port}`;

  const ask = async <Result>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Result> => {
    const response = await fetch(address + path, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  // It says nothing when it is ready.
  const end = performance.now() + 30_000;
  while (!(await ask('GET', '/status').then(Boolean, () => false))) {
    if (performance.now() > end) throw new Error(`${driver} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { sessionId, capabilities } = await ask<{
    sessionId: string;
    capabilities: { browserName: string; browserVersion: string };
  }>('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 180_000, pageLoad: 60_000 });
  await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });

  return {
    name: `WebKit (${capabilities.browserName})`,
    version: capabilities.browserVersion,
    process,
    noise: [],
    async open(url) {
      await ask('POST', `${session}/url`, { url });
    },
    async call(source, args) {
      // An error as a value, since the driver loses the message of a rejection.
      const script = `const done = arguments[arguments.length - 1];
(${source})(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const reply = await ask<{ value: string } | { error: string }>('POST', `${session}/execute/async`, {
        script,
        args,
      });
      if ('error' in reply) throw new Error(reply.error);
      return reply.value;
    },
    async perform(actions) {
      await ask('POST', `${session}/actions`, { actions });
    },
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      stop(process);
      if (screen) stop(screen);
    },
  };
}
