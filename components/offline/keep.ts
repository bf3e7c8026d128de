/** `<offline-kit>`: keeps the whole site in one language, on the reader's word; says how much it is, and takes it back. */
import { button, element } from '../element.ts';
import { languageOf } from '../strings.ts';
import { filesFor, isFrozen, keeper, names, type SiteFile, type SiteManifest } from './site.ts';
import { offlineTexts } from './texts.ts';
import { register, scope } from './visit.ts';

const kept = keeper(scope);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const sum = (files: SiteFile[], of: 'bytes' | 'packed'): number =>
  files.reduce((all, file) => all + file[of], 0);

/** What of the site is here, and what is not. */
interface State {
  manifest: SiteManifest;
  files: SiteFile[];
  missing: SiteFile[];
  isWanted: boolean;
}

class OfflineKit extends HTMLElement {
  #stop: AbortController | null = null;
  #status = element(document, 'div', { class: 'message', role: 'status' });
  #actions = element(document, 'p', { class: 'actions' });

  get #language() {
    return languageOf(this.dataset['locale']);
  }

  get #text() {
    return offlineTexts[this.#language];
  }

  connectedCallback(): void {
    this.replaceChildren(this.#status, this.#actions);
    void this.#show();
  }

  async #state(): Promise<State> {
    const list = scope + names.manifest;
    const asked = navigator.onLine
      ? await fetch(list, { cache: 'no-store' }).catch(() => undefined)
      : undefined;
    // Without a network, the list of the version that is here.
    const answer = asked?.ok ? asked : await caches.match(list);
    if (!answer) throw new Error('no list of files');
    const manifest = (await answer.json()) as SiteManifest;
    const files = filesFor(manifest, [this.#language]);
    const there = await kept.list(manifest.version);
    const missing = files.filter(({ path }) => !there.has(path));
    return { manifest, files, missing, isWanted: (await kept.marked()).includes(this.#language) };
  }

  /** Says how things stand, or first what has just happened. */
  async #show(news?: string): Promise<void> {
    const text = this.#text;
    let state: State;
    try {
      state = await this.#state();
    } catch {
      this.#say(news ?? ('caches' in globalThis ? text.unknown : text.refused));
      return;
    }
    const { files, missing, isWanted } = state;
    const all = megabytes(sum(files, 'bytes'));
    const remove = button(text.delete, () => void this.#delete());
    if (isWanted && missing.length === 0) this.#say(news ?? text.done(all), remove);
    else if (isWanted) {
      const done = megabytes(sum(files, 'bytes') - sum(missing, 'bytes'));
      const more = button(text.goOn, () => void this.#keep(state));
      this.#say(news ?? text.some(done, all), more, remove);
    } else {
      const offer = text.offer(megabytes(sum(files, 'packed')), all);
      this.#say(
        news ? `${news} ${offer}` : offer,
        button(text.keep, () => void this.#keep(state)),
      );
    }
  }

  async #keep({ manifest, files, missing }: State): Promise<void> {
    const text = this.#text;
    const stop = new AbortController();
    this.#stop = stop;
    const all = sum(files, 'bytes');
    let done = all - sum(missing, 'bytes');
    const bar = element(document, 'progress', { max: String(all), 'aria-label': text.progress });
    const count = element(document, 'span', {});
    const tell = (): void => {
      bar.setAttribute('value', String(done));
      count.textContent = text.going(megabytes(done), megabytes(all));
    };
    tell();
    this.#say(
      '',
      bar,
      count,
      button(text.stop, () => stop.abort()),
    );
    let failed = 0;
    try {
      await register();
      await kept.mark(this.#language);
      // Asks that it is not thrown away first when the device runs short.
      await navigator.storage.persist().catch(() => false);
      const next = missing.values();
      const work = async (): Promise<void> => {
        for (const { path, bytes } of next) {
          if (stop.signal.aborted) return;
          const cache = isFrozen(path) ? 'default' : 'no-cache';
          const answer = await fetch(scope + path, { cache, signal: stop.signal }).catch(() => undefined);
          if (answer && (await kept.put(path, manifest.version, answer))) done += bytes;
          else failed += 1;
          tell();
        }
      };
      await Promise.all([work(), work(), work(), work()]);
      await this.#show(failed > 0 && !stop.signal.aborted ? text.failed(failed) : undefined);
    } catch (error) {
      const isStopped = stop.signal.aborted;
      // The others need not go on.
      stop.abort();
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      const { quota = 0, usage = 0 } = await navigator.storage.estimate();
      const full = text.full(megabytes(all - done), megabytes(Math.max(0, quota - usage)));
      await this.#show(isStopped ? undefined : isFull ? full : text.refused);
    } finally {
      this.#stop = null;
    }
  }

  async #delete(): Promise<void> {
    this.#stop?.abort();
    // The next page that is visited makes the worker anew, with what it needs.
    await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
    await kept.clear();
    await this.#show(this.#text.deleted);
  }

  /** The reader's place stays among the buttons when they change. */
  #say(message: string, ...actions: HTMLElement[]): void {
    const hadFocus = this.#actions.contains(document.activeElement);
    this.#status.textContent = message;
    this.#actions.replaceChildren(...actions);
    if (hadFocus) this.querySelector('button')?.focus();
  }
}

customElements.define('offline-kit', OfflineKit);
