import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drain, readTar, tarEnd, TarError, tarHeader, tarPadding, type TarEntry } from './tar.ts';

type Content = { path: string; kind: 'file' | 'folder'; content: Buffer };

function pack(entries: readonly Content[]): Buffer {
  const blocks = entries.flatMap(({ path, kind, content }) => [
    tarHeader({ path, kind, size: content.length }),
    content,
    tarPadding(content.length),
  ]);
  return Buffer.concat([...blocks, tarEnd]);
}

/** Hands bytes out in chunks of a size that has nothing to do with the archive's blocks. */
async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function unpack(bytes: Buffer, chunk = 1000): Promise<Content[]> {
  const entries: Content[] = [];
  for await (const { path, kind, content } of readTar(inChunks(bytes, chunk))) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    entries.push({ path, kind, content: Buffer.concat(pieces) });
  }
  return entries;
}

const name = fc.stringMatching(/^[\w.-]{1,60}$/);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const entry: fc.Arbitrary<Content> = fc.oneof(
  fc.record({
    path,
    kind: fc.constant('file' as const),
    content: fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes)),
  }),
  fc.record({ path, kind: fc.constant('folder' as const), content: fc.constant(Buffer.alloc(0)) }),
);
const example: Content = { path: 'files/лист.xlsx', kind: 'file', content: Buffer.from('x'.repeat(600)) };

describe('a tar archive', () => {
  it('gives back what was put in, whatever the chunks it arrives in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), fc.integer({ min: 1, max: 2000 }), async (entries, chunk) => {
        expect(await unpack(pack(entries), chunk)).toEqual(entries);
      }),
    );
  });

  it('goes on with the next entry when the content of one is left unread', async () => {
    const entries: TarEntry[] = [];
    const archive = pack([example, { ...example, path: 'files/b' }]);
    for await (const { path: found, kind, size } of readTar(inChunks(archive, 100))) {
      entries.push({ path: found, kind, size });
    }
    expect(entries.map((found) => found.path)).toEqual(['files/лист.xlsx', 'files/b']);
  });

  it('is refused when cut short anywhere', async () => {
    const archive = pack([example]);
    // The second of the two empty blocks at the end says nothing new.
    const lengths = fc.integer({ min: 0, max: archive.length - 513 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        await expect(unpack(archive.subarray(0, length))).rejects.toThrow(TarError);
      }),
    );
  });

  it('is refused when a byte of a header was altered, unless the header still says the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 499 }), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const archive = pack([example]);
        archive.writeUInt8((archive.readUInt8(index) + change) % 256, index);
        const read = await unpack(archive).catch((error: unknown) => error);
        // How the check sum itself is written is free.
        if (!(read instanceof TarError)) expect([index >= 148 && index < 156, read]).toEqual([true, [example]]);
      }),
    );
  });

  it('is refused when it holds a link', async () => {
    const header = tarHeader({ path: 'files/link', kind: 'file', size: 0 });
    header.write('2', 156);
    const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    await expect(unpack(Buffer.concat([header, tarEnd]))).rejects.toThrow('neither a file nor a folder');
  });

  it('takes a path of up to 255 bytes and refuses a longer one', async () => {
    const long = `${'a'.repeat(100)}/${'b'.repeat(54)}/${'c'.repeat(99)}`;
    expect(await unpack(pack([{ ...example, path: long }]))).toMatchObject([{ path: long }]);
    expect(() => tarHeader({ path: `${long}/d${'e'.repeat(60)}`, kind: 'file', size: 0 })).toThrow('too long');
    expect(() => tarHeader({ path: 'f'.repeat(101), kind: 'file', size: 0 })).toThrow('too long');
  });

  it('refuses a file of 8 GiB, which its header could not name', () => {
    expect(() => tarHeader({ path: 'a', kind: 'file', size: 8 * 1024 ** 3 })).toThrow('too large');
    expect(tarHeader({ path: 'a', kind: 'file', size: 8 * 1024 ** 3 - 1 })).toHaveLength(512);
  });

  it('opens with the tar of the system', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pulse-tar-'));
    try {
      const file = join(folder, 'a.tar');
      await writeFile(file, pack([{ path: 'files', kind: 'folder', content: Buffer.alloc(0) }, example]));
      const { stdout } = await promisify(execFile)('tar', ['--list', '--quoting-style=literal', '--file', file]);
      expect(stdout.trim().split('\n')).toEqual(['files', 'files/лист.xlsx']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('drain', () => {
  it('tells how many bytes there were', async () => {
    expect(await drain(inChunks(Buffer.alloc(2500), 1000))).toBe(2500);
  });
});
