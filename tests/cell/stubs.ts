/** A browser's storage and its events, for modules that are tested without one. */
import { afterEach, beforeEach, vi } from 'vitest';

export interface Browser {
  stored: Map<string, string>;
  /** 'blocked' throws at each touch, 'full' at each write. */
  mode: 'open' | 'blocked' | 'full';
  /** What another tab wrote, or erased: null is everything. */
  fromOtherTab(key: string | null, newValue: string | null): void;
  /** The page returns from the browser's history. */
  comeBack(): void;
  listeners(): number;
}

/** To be called once in a test file: each test gets an empty browser. */
export function stubBrowser(): Browser {
  const listeners = new Set<(event: StorageEvent) => void>();
  const returns = new Set<(event: PageTransitionEvent) => void>();
  const browser: Browser = {
    stored: new Map(),
    mode: 'open',
    fromOtherTab(key, newValue) {
      for (const listener of [...listeners]) listener({ key, newValue } as StorageEvent);
    },
    comeBack() {
      for (const listener of [...returns]) listener({ persisted: true } as PageTransitionEvent);
    },
    listeners: () => listeners.size + returns.size,
  };
  const touch = (isWrite: boolean): void => {
    if (browser.mode === 'blocked') throw new Error('SecurityError');
    if (browser.mode === 'full' && isWrite) throw new Error('QuotaExceededError');
  };
  beforeEach(() => {
    browser.stored.clear();
    browser.mode = 'open';
    listeners.clear();
    returns.clear();
    vi.stubGlobal('localStorage', {
      get length() {
        touch(false);
        return browser.stored.size;
      },
      key: (index: number) => [...browser.stored.keys()][index] ?? null,
      getItem(key: string) {
        touch(false);
        return browser.stored.get(key) ?? null;
      },
      setItem(key: string, value: string) {
        touch(true);
        browser.stored.set(key, String(value));
      },
      removeItem(key: string) {
        touch(false);
        browser.stored.delete(key);
      },
    });
    vi.stubGlobal('addEventListener', (type: string, listener: (event: Event) => void) => {
      if (type === 'storage') listeners.add(listener);
      if (type === 'pageshow') returns.add(listener);
    });
    vi.stubGlobal('StorageEvent', class extends Event {});
    vi.stubGlobal('dispatchEvent', ({ type }: Event) => {
      if (type === 'storage') browser.fromOtherTab(null, null);
    });
    vi.stubGlobal('removeEventListener', (_: string, listener: (event: Event) => void) => {
      listeners.delete(listener);
      returns.delete(listener);
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  return browser;
}
