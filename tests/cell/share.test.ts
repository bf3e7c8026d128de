import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink, encodeSeed, linkLimits, linkTexts } from '../../components/cell/share.ts';

const cell = 'one-step';
const program = Array.from({ length: 40 }, (_, i) => `export const a${i} = ${i * 7919} / 3; // 权重 λ`).join(
  '\n',
);

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return Buffer.from(await new Response(packed).arrayBuffer()).toString('base64url');
}

const link = (z: string, v = '1'): string => `cell=${cell}&v=${v}&z=${z}`;

describe('a link', () => {
  test('has the form that is promised, safe in an address', async () => {
    const fragment = await encodeLink({ cell, code: program });
    expect(fragment).toMatch(/^cell=one-step&v=1&z=[\w-]+$/);
    expect(fragment.length).toBeLessThan(program.length);
  });

  test.each([
    ['nothing', ''],
    ['Chinese', '// 权重衰减：w ← (1 − ηλ)w\n'],
    ['emoji', "const a = '🏋️‍♀️👩🏽‍🔬';"],
    ['a mark of byte order', '\ufeffconst a = 1;'],
    ['line endings', 'a\r\nb\rc\n\u2028'],
    ['NUL', 'a\0b'],
  ])('carries %s unchanged', async (_, code) => {
    const fragment = await encodeLink({ cell, code });
    expect(await decodeLink(`#${fragment}`)).toEqual({ kind: 'code', cell, code });
  });

  test('a lone surrogate becomes the replacement character', async () => {
    const fragment = await encodeLink({ cell, code: 'a\ud800b\udc00' });
    expect(await decodeLink(fragment)).toEqual({ kind: 'code', cell, code: 'a\ufffdb\ufffd' });
  });

  test('carries any text', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.nat(0xffff)).map((all) => String.fromCharCode(...all)),
    );
    await fc.assert(
      fc.asyncProperty(unit, fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), async (code, name) => {
        const decoded = await decodeLink(await encodeLink({ cell: name, code }));
        expect(decoded).toEqual({ kind: 'code', cell: name, code: code.toWellFormed() });
      }),
      { numRuns: 200 },
    );
  });

  test('a program too long for a link is refused by name', async () => {
    let code = '';
    for (let i = 0, x = 1; i < 20_000; i++)
      code += String.fromCharCode(33 + ((x = (x * 48271) % 2147483647) % 90));
    await expect(encodeLink({ cell, code: code.repeat(3) })).resolves.toBeTypeOf('string');
    await expect(
      encodeLink({
        cell,
        code: code + [...code].map((c) => String.fromCharCode(c.charCodeAt(0) * 7)).join(''),
      }),
    ).rejects.toMatchObject({
      name: 'LinkTooLongError',
    });
    // It packs well, but no reader's browser would unfold it.
    await expect(encodeLink({ cell, code: ' '.repeat(linkLimits.program + 1) })).rejects.toMatchObject({
      name: 'LinkTooLongError',
    });
    const longest = await encodeLink({ cell, code: ' '.repeat(linkLimits.program) });
    expect((await decodeLink(longest)).kind).toBe('code');
  });

  test('takes no name of a cell that would break the address', async () => {
    await expect(encodeLink({ cell: 'a&v=2', code: '' })).rejects.toThrow(TypeError);
  });
});

describe('what else may come in an address', () => {
  test.each(['', '#', '#half-life', 'a=b&z=1', '#:~:text=weight', 'CELL=one-step', 'x'.repeat(100_000)])(
    'is no link: %.40s',
    async (fragment) => {
      expect(await decodeLink(fragment)).toEqual({ kind: 'none' });
    },
  );

  test('every beginning of a link is known to be one', async () => {
    const whole = await encodeLink({ cell, code: program });
    const kinds = new Map<string, number>();
    for (let length = 'cell='.length; length < whole.length; length++) {
      const { kind } = await decodeLink(whole.slice(0, length));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds.keys()]).toEqual(['truncated']);
  });

  test.each([
    ['no base64url', link('a*b!')],
    ['no deflate', link('_____w')],
    ['deflate and something after it', link(`${Buffer.from([3, 0, 1, 2, 3]).toString('base64url')}`)],
    ['a version that is none', link('AwA', 'one')],
    ['a version before the first', link('AwA', '0')],
    ['no version', `cell=${cell}&z=AwA`],
    ['no name of a cell', 'cell=<img>&v=1&z=AwA'],
    ['an empty name', 'cell=&v=1&z=AwA'],
  ])('%s is broken', async (_, fragment) => {
    expect(await decodeLink(fragment)).toEqual({ kind: 'broken' });
  });

  test('what is not UTF-8 is broken', async () => {
    expect(await decodeLink(link(await pack(new Uint8Array([97, 255, 254]))))).toEqual({ kind: 'broken' });
  });

  test('a newer version is told as such, whatever it carries', async () => {
    expect(await decodeLink(link('??', '2'))).toEqual({ kind: 'newer', version: 2 });
    expect(await decodeLink(`cell=a.b/c&v=17`)).toEqual({ kind: 'newer', version: 17 });
  });

  test('a small link that unfolds into much is not unfolded', async () => {
    const z = await pack(new Uint8Array(20_000_000));
    expect(z.length).toBeLessThan(linkLimits.fragment);
    expect(await decodeLink(link(z))).toEqual({ kind: 'oversized' });
    expect(await decodeLink(link(await pack(new Uint8Array(linkLimits.program + 1))))).toEqual({
      kind: 'oversized',
    });
  });

  test('a long link is not looked into', async () => {
    expect(await decodeLink(`#${link('A'.repeat(40_000))}`)).toEqual({ kind: 'oversized' });
  });

  test('gets one of the answers, whatever it is', async () => {
    const kinds = ['none', 'code', 'broken', 'truncated', 'oversized', 'newer'];
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.stringMatching(/^[\w-]*$/));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(part, part, part).map(([a, b, c]) => `#cell=${a}&v=${b}&z=${c}`),
      part.map((z) => link(z)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (fragment) => {
        expect(kinds).toContain((await decodeLink(fragment)).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('a link with one changed character never throws', async () => {
    const whole = await encodeLink({ cell, code: program });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.string({ unit: 'binary', minLength: 1 }),
        async (at, other) => {
          const { kind } = await decodeLink(whole.slice(0, at) + other + whole.slice(at + 1));
          expect(linkTexts.en).toHaveProperty(kind === 'code' || kind === 'none' ? 'broken' : kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('each answer has words in both languages', () => {
  expect(Object.keys(linkTexts.zh).sort()).toEqual(Object.keys(linkTexts.en).sort());
  expect(Object.values(linkTexts.zh).every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
});

describe('a seed', () => {
  test('comes without a program, or says which one the program was given', async () => {
    const own = await encodeSeed(cell, 17);
    expect(own).toBe('cell=one-step&v=1&seed=17');
    expect(await decodeLink(`#${own}`)).toEqual({ kind: 'seed', cell, seed: 17 });
    const changed = await encodeSeed(cell, 17, program);
    expect(await decodeLink(changed)).toEqual({ kind: 'code', cell, code: program, seed: 17 });
  });

  test.each(['', '-1', '1.5', '1e3', '12345678', 'x', '１７', ' 1'])('%j is none', async (seed) => {
    const fragment = `cell=${cell}&v=1&seed=${encodeURIComponent(seed)}`;
    expect(await decodeLink(fragment)).toEqual({ kind: 'badSeed' });
  });
});
