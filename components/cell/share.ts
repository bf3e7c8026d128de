/**
 * A reader's program in a link: `#cell=<name>&v=1&z=<deflate-raw, base64url>`; or the page's own program on another
 * seed, `#cell=<name>&v=1&seed=17`. Both together say which seed the program was given.
 *
 * A browser keeps the fragment of an address to itself, so the program reaches nobody but whoever is given the
 * link. What comes in by a link may come from anyone: it is text to be shown, never a program to be started.
 */
import type { Language } from '../strings.ts';

export const linkLimits = {
  /** Characters in a fragment: what mail, chat and every browser still carry. */
  fragment: 32 * 1024,
  /** Bytes of a program, so that a small link cannot unfold into a huge one. */
  program: 256 * 1024,
} as const;

export type Link =
  | { kind: 'none' }
  | { kind: 'code'; cell: string; code: string; seed?: number }
  | { kind: 'seed'; cell: string; seed: number }
  | { kind: 'newer'; version: number }
  | { kind: 'broken' | 'truncated' | 'oversized' | 'badSeed' };

const version = 1;
/** Fed to the decompressor at a time: deflate unfolds a thousandfold at most, so nothing grows unnoticed. */
const slice = 512;

/** What to say of a link that gave no program, and of a program too long for a link (`tooLong`). */
export const linkTexts: Record<
  Language,
  Record<
    | Exclude<Link['kind'], 'none' | 'code' | 'seed'>
    | 'tooLong'
    | 'unknownCell'
    | 'fromLink'
    | 'anew'
    | 'noSeed'
    | 'yourSeed',
    string
  >
> = {
  en: {
    fromLink: 'This program came with the link. It has not been run: read what was changed, then press Run.',
    anew: 'This program came with the link. It has not been run: read it, then press Run.',
    broken:
      'The link to this program is damaged, so the lesson’s own program is shown. Ask for the link again.',
    truncated:
      'The end of the link is missing, so the lesson’s own program is shown. Copy the whole link again.',
    oversized: 'The program in this link is too long to be opened here. The lesson’s own program is shown.',
    newer: 'The link was made by a newer version of this site. Reload the page, then open the link again.',
    unknownCell: 'The link belongs to a program that is no longer on this page.',
    tooLong: 'This program is too long for a link. Download it as a file instead.',
    yourSeed: 'Your seed: {seed}. The program has it already; press Run.',
    badSeed:
      'The seed in this link is no whole number from 0 to 9999999, so the lesson’s own is used. Ask for the link again.',
    noSeed:
      'The link brings a seed, but this program has no place for one. It is shown as the lesson has it.',
  },
  zh: {
    fromLink: '这段程序来自链接，尚未运行。请先看看改动了哪里，再点“运行”。',
    anew: '这段程序来自链接，尚未运行。请先读一读，再点“运行”。',
    broken: '链接已损坏，这里显示的是课程原来的程序。请向对方重新索取链接。',
    truncated: '链接不完整，末尾缺了一截，这里显示的是课程原来的程序。请重新复制完整的链接。',
    oversized: '链接中的程序过长，无法在这里打开。这里显示的是课程原来的程序。',
    newer: '生成这个链接的网站版本较新。请刷新页面后再打开链接。',
    unknownCell: '链接对应的程序已不在本页。',
    tooLong: '程序太长，无法放进链接。请改为下载文件。',
    yourSeed: '你的种子：{seed}。程序里已经换好，点“运行”即可。',
    badSeed: '链接里的种子不是0到9999999之间的整数，这里用的是课程自己的种子。请重新索取链接。',
    noSeed: '链接带来了一个种子，但这段程序没有可以换的种子，这里显示的是课程原来的程序。',
  },
};

/**
 * The fragment, without `#`, that carries a program. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * @throws RangeError named 'LinkTooLongError' if the link, or the program, is longer than `linkLimits` allows
 */
export async function encodeLink({ cell, code }: { cell: string; code: string }): Promise<string> {
  if (!isCellName(cell)) throw new TypeError(`encodeLink: ${JSON.stringify(cell)} is not the name of a cell`);
  const text = new TextEncoder().encode(code);
  if (text.length > linkLimits.program) throw tooLong(text.length, 'bytes', linkLimits.program);
  const fragment = `cell=${cell}&v=${version}&z=${toBase64Url(await compress(text))}`;
  if (fragment.length > linkLimits.fragment) {
    throw tooLong(fragment.length, 'characters', linkLimits.fragment);
  }
  return fragment;
}

/**
 * The fragment that gives the page's own program another seed, or says which one the `code` was given.
 *
 * @throws as `encodeLink`
 */
export async function encodeSeed(cell: string, seed: number, code?: string): Promise<string> {
  const link = code === undefined ? `cell=${cell}&v=${version}` : await encodeLink({ cell, code });
  return `${link}&seed=${seed}`;
}

/**
 * What a fragment, with or without `#`, carries: a program as it was encoded, nothing (`none`: it is not a link to
 * a program), or the reason why there is none. Never throws, whatever it is given.
 */
export async function decodeLink(fragment: string): Promise<Link> {
  if (fragment.length > linkLimits.fragment + 1) {
    return /^#?cell=/.test(fragment) ? { kind: 'oversized' } : { kind: 'none' };
  }
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const cell = given.get('cell');
  if (cell === null) return { kind: 'none' };
  const v = given.get('v');
  const z = given.get('z');
  if (v !== null && v !== String(version)) {
    if (v === '') return { kind: 'truncated' };
    return /^[1-9]\d{0,5}$/.test(v) ? { kind: 'newer', version: Number(v) } : { kind: 'broken' };
  }
  if (v === null) return { kind: z === null ? 'truncated' : 'broken' };
  if (!isCellName(cell)) return { kind: 'broken' };
  const s = given.get('seed');
  if (s !== null && !/^\d{1,7}$/.test(s)) return { kind: 'badSeed' };
  const seed = s === null ? {} : { seed: Number(s) };
  if (seed.seed !== undefined && z === null) return { kind: 'seed', cell, seed: seed.seed };
  if (z === null || z === '') return { kind: 'truncated' };
  // Four characters stand for three bytes; one character of four is less than a byte.
  const packed = z.replace(/=+$/, '');
  if (!/^[\w-]*$/.test(packed)) return { kind: 'broken' };
  if (packed.length % 4 === 1) return { kind: 'truncated' };
  const unpacked = await decompress(fromBase64Url(packed), linkLimits.program);
  if (typeof unpacked === 'string') return { kind: unpacked };
  try {
    const code = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(unpacked);
    return { kind: 'code', cell, code, ...seed };
  } catch {
    return { kind: 'broken' };
  }
}

function isCellName(cell: string): boolean {
  return /^[a-z\d][\w-]{0,63}$/i.test(cell);
}

function tooLong(length: number, unit: string, limit: number): RangeError {
  const error = new RangeError(`The program is too long for a link: ${length} ${unit}, at most ${limit}`);
  error.name = 'LinkTooLongError';
  return error;
}

async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function decompress(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array | 'broken' | 'truncated' | 'oversized'> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const reader = readable.getReader();
  const writer = writable.getWriter();
  let isWhole = false;

  async function write(): Promise<void> {
    for (let i = 0; i < bytes.length; i += slice) await writer.write(bytes.subarray(i, i + slice));
    isWhole = true;
    await writer.close();
  }

  // The reader meets the same error, and is the one to tell of it.
  const written = write().catch(() => undefined);
  writer.closed.catch(() => undefined);

  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) {
        await reader.cancel().catch(() => undefined);
        return 'oversized';
      }
      chunks.push(value);
    }
    await written;
  } catch (error) {
    // Browsers fail on bad data as it is written and on missing data at the end; Node fails late, with a code.
    const { code } = error as { code?: unknown };
    return (typeof code === 'string' ? code === 'Z_BUF_ERROR' : isWhole) ? 'truncated' : 'broken';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
