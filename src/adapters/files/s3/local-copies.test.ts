import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { createLocalCopies, type LocalCopies, type ObjectVersion } from './local-copies.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'pulse-copies-')), 'copies');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const version = (key: string, bytes = 100): ObjectVersion => ({ key, etag: '"1"', bytes });
const get = (copies: LocalCopies, wanted: ObjectVersion): Promise<string> =>
  copies.get(wanted, async (path) => writeFileSync(path, Buffer.alloc(wanted.bytes, wanted.etag)));
/** Makes the copy look as if it had last been used so long ago. */
const age = (path: string, seconds: number): void =>
  utimesSync(path, 0, systemClock('UTC').now().getTime() / 1000 - seconds);

it('copies: another etag is another copy', async () => {
  const copies = createLocalCopies({ folder, mostBytes: 1000 });
  const first = await get(copies, version('a'));
  const second = await get(copies, { ...version('a'), etag: '"2"' });
  expect(second).not.toBe(first);
  expect(readFileSync(second).equals(readFileSync(first))).toBe(false);
});

it('copies: one of the wrong size is fetched anew', async () => {
  const copies = createLocalCopies({ folder, mostBytes: 1000 });
  const path = await get(copies, version('a'));
  writeFileSync(path, 'half');
  await get(copies, version('a'));
  expect(readFileSync(path).length).toBe(100);
});

it('copies: beyond the total, those used longest ago go, but none just handed out', async () => {
  const copies = createLocalCopies({ folder, mostBytes: 250, keptSeconds: 60 });
  const first = await get(copies, version('a'));
  const second = await get(copies, version('b'));
  age(first, 300);
  age(second, 200);
  await get(copies, version('a'));
  const third = await get(copies, version('c'));
  expect([first, second, third].map((path) => existsSync(path))).toEqual([true, false, true]);
  await get(copies, version('d'));
  expect((await readdir(folder)).length).toBe(3);
});

it('copies: after a day they go, unfinished downloads too', async () => {
  const copies = createLocalCopies({ folder, mostBytes: 1000 });
  mkdirSync(folder);
  const part = join(folder, 'x.part');
  writeFileSync(part, 'half');
  const path = await get(copies, version('a'));
  for (const old of [part, path]) age(old, 25 * 3600);
  await get(copies, version('b'));
  expect([existsSync(part), existsSync(path)]).toEqual([false, false]);
});

it('copies: a failed download leaves nothing and is tried again', async () => {
  const copies = createLocalCopies({ folder, mostBytes: 1000 });
  const fail = async (path: string): Promise<void> => {
    writeFileSync(path, 'half');
    throw new Error('cut');
  };
  await expect(copies.get(version('a'), fail)).rejects.toThrow('cut');
  expect(await readdir(folder)).toEqual([]);
  expect(readFileSync(await get(copies, version('a'))).length).toBe(100);
});
