/** Firefox, by WebDriver BiDi, which it speaks by itself. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed, start, stop, type Engine } from './engine.ts';

interface Reply {
  id?: number;
  method?: string;
  params?: { level: string; text: string };
  result?: unknown;
  error?: string;
  message?: string;
}

export async function openFirefox(command: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'weight-decay-firefox-'));
  // It shall make no request of its own.
  const settings = {
    'app.update.disabledForTesting': true,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'intl.accept_languages': 'en',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.enabled': false,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const process = start(command, args);
  const address = await printed(process, /WebDriver BiDi listening on (ws:\S+)/);

  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`${command} refused ${address}`));
  });
  const noise: string[] = [];
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let count = 0;
  socket.onmessage = ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.method === 'log.entryAdded' && reply.params?.level === 'error') noise.push(reply.params.text);
    const asked = waiting.get(reply.id ?? 0);
    if (!asked) return;
    waiting.delete(reply.id ?? 0);
    if (reply.error) asked.reject(new Error(`${reply.error}: ${reply.message}`));
    else asked.resolve(reply.result);
  };
  const send = <Result>(method: string, params: object): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve: resolve, reject });
      socket.send(JSON.stringify({ id: count, method, params }));
    });

  const session = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
  await send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 900 } });

  return {
    name: 'Firefox',
    version: session.capabilities.browserVersion,
    process,
    noise,
    async open(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async call(source, args) {
      const reply = await send<{ result: { value: string } } | { exceptionDetails: { text: string } }>(
        'script.callFunction',
        {
          functionDeclaration: source,
          awaitPromise: true,
          target: { context },
          arguments: args.map((value) => ({ type: 'string', value })),
        },
      );
      if ('exceptionDetails' in reply) throw new Error(reply.exceptionDetails.text);
      return reply.result.value;
    },
    async perform(actions) {
      await send('input.performActions', { context, actions });
    },
    async close() {
      socket.close();
      stop(process);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
