import { describe, expect, test } from 'vitest';
import { packedZeros, zipFile, type ZipPart } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits, type ReadingLimits } from './limits.ts';
import { unpackZip } from './unpack-zip.ts';
import { listZipEntries } from './zip-directory.ts';

function unpack(file: Buffer, limits: Partial<ReadingLimits> = {}): Record<string, string> {
  const all = { ...defaultReadingLimits, ...limits };
  const parts = unpackZip(file, listZipEntries(file, all.zipEntries), all);
  return Object.fromEntries([...parts].map(([name, content]) => [name, content.toString()]));
}

function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}

const hello: ZipPart = { name: 'привет.xml', content: Buffer.from('Привет, мир') };
const zeros = (megabytes: number, declaredSize: number): ZipPart => ({
  name: 'zeros.xml',
  content: Buffer.alloc(0),
  packed: packedZeros(megabytes),
  declaredSize,
});

describe('unpackZip', () => {
  test.each([
    ['plain', hello],
    ['with the sizes of zip64', { ...hello, zip64: true }],
    ['whose declared size is wrong', { ...hello, declaredSize: 3 }],
  ])('a part %s comes out as it went in', (_, part) => {
    expect(unpack(zipFile([part, { ...hello, name: 'b' }]))).toEqual({ 'привет.xml': 'Привет, мир', b: 'Привет, мир' });
  });

  test.each([
    ['declares more than is allowed', zipFile([{ ...hello, declaredSize: 2 ** 30 }]), {}, 'file.packed_too_tightly'],
    [
      'declares more than is allowed and grows slowly',
      zipFile([{ ...hello, declaredSize: 2 ** 30 }]),
      { unpackingRatio: 1e9 },
      'file.unpacks_too_large',
    ],
    [
      'declares little and unpacks to much',
      zipFile([zeros(40, 9)]),
      { unpackedBytes: 2 ** 22 },
      'file.unpacks_too_large',
    ],
    ['declares little and grows too fast', zipFile([zeros(40, 9)]), {}, 'file.packed_too_tightly'],
    ['has too many parts', zipFile([hello, hello, hello]), { zipEntries: 2 }, 'file.too_many_parts'],
    ['has an encrypted part', zipFile([hello, { ...hello, encrypted: true }]), {}, 'file.password_protected'],
    ['has a part with a wrong checksum', zipFile([{ ...hello, checksum: 1 }]), {}, 'file.damaged'],
    [
      'has a part that is not compressed as it says',
      zipFile([{ ...hello, packed: Buffer.alloc(9, 7) }]),
      {},
      'file.damaged',
    ],
    ['ends before its directory', zipFile([hello]).subarray(0, -30), {}, 'file.truncated'],
    ['lost its first bytes', zipFile([hello]).subarray(7), {}, 'file.damaged'],
  ])('a file that %s is refused', (_, file, limits, code) => {
    expect(() => unpack(file, limits)).toThrow(refusal(code));
  });

  test('parts that stay below the limit each are refused when their sum does not', () => {
    const part = { name: 'zeros.xml', content: Buffer.alloc(3 * 2 ** 20), declaredSize: 9 };
    const file = zipFile([part, { ...part, name: 'more.xml' }]);
    expect(() => unpack(file, { unpackedBytes: 5 * 2 ** 20 })).toThrow(refusal('file.unpacks_too_large'));
  });
});
