const prefix = 'weight-decay/';
/** Starlight's name for it: its script in the head reads it before anything is drawn. */
export const themeKey = 'starlight-theme';

/** Local storage that may be blocked or full: reading then gives null, and writing says whether it worked. */
export const storage = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is stored where storage is blocked.
    }
  },
  /** The names of all that this site keeps. */
  keys(): string[] {
    try {
      const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
      return keys.filter((key) => key === themeKey || key.startsWith(prefix));
    } catch {
      return [];
    }
  },
  /** Forgets all of it; this tab hears of it like any other. */
  clear(): void {
    for (const key of storage.keys()) storage.remove(key);
    dispatchEvent(new StorageEvent('storage', { key: null }));
  },
  /** Whether anything can be kept at all. */
  works(): boolean {
    const works = storage.set(`${prefix}probe`, '');
    storage.remove(`${prefix}probe`);
    return works;
  },
};
