/** Files that take long to make, kept from one build to the next. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The file in `.cache/folder` that is made of `sources`, by their hash; `make` is asked if there is none yet. */
export async function kept(
  folder: string,
  extension: string,
  sources: (string | Buffer)[],
  make: () => Promise<Buffer>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source);
  const cache = resolve('.cache', folder);
  const file = resolve(cache, `${hash.digest('hex').slice(0, 32)}.${extension}`);
  if (existsSync(file)) return file;
  const made = await make();
  await mkdir(cache, { recursive: true });
  // Several may make it at once; none may find half a file.
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, made);
  await rename(draft, file);
  return file;
}
