import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTree, writeTree, type Tree } from '#test/support/tree.ts';
import { beginRestore, completeRestore, finishRestore, giveUpRestore } from './restore.ts';

const old: Tree = { 'database/a': 'old', 'files/1': 'old', secret: 'old' };
const fresh: Tree = { 'database/b': 'new', 'files/2': 'new', secret: 'new' };
const others: Tree = { 'pulse.lock': '', 'snapshots/daily': 'kept' };
/** What opening the unpacked database leaves beside it. */
const traces: Tree = { 'pulse.lock': '', 'pulse.holder.json': '{}' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-restore-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = (): Tree => Object.fromEntries(Object.entries(readTree(folder)).filter(([, bytes]) => bytes !== null));

async function unpacked(state: Tree): Promise<void> {
  writeTree(await beginRestore(folder), { ...state, ...traces });
}

describe('a restore', () => {
  it('puts the new state in the place of the old one and leaves the rest alone', async () => {
    writeTree(folder, { ...old, ...others });
    await unpacked(fresh);
    await completeRestore(folder);
    expect(content()).toEqual({ ...fresh, ...others });
  });

  it('leaves a part alone that the archive does not have', async () => {
    writeTree(folder, old);
    await unpacked({ 'database/b': 'new' });
    await completeRestore(folder);
    expect(content()).toEqual({ 'database/b': 'new', 'files/1': 'old', secret: 'old' });
  });

  it('brings parts that were not there before', async () => {
    await unpacked(fresh);
    await completeRestore(folder);
    expect(content()).toEqual(fresh);
  });

  it('leaves the old state when it is given up, and when it was killed before the new one was proven', async () => {
    writeTree(folder, { ...old, ...others });
    await unpacked(fresh);
    await giveUpRestore(folder);
    expect(content()).toEqual({ ...old, ...others });
    await unpacked({ 'database/half': 'unpacked' });
    await finishRestore(folder);
    expect(content()).toEqual({ ...old, ...others });
  });

  it('begins in an empty folder, also after one that was killed', async () => {
    await unpacked({ 'database/half': 'unpacked' });
    expect(readTree(await beginRestore(folder))).toEqual({});
  });

  /** Moves that a restore of all parts makes: it is proven, then each of three parts goes and comes. */
  const moves = 7;
  const places = Array.from({ length: moves + 1 }, (_, made) => made);

  /** From the given move on, nothing happens any more. */
  function killedAfter(made: number): (from: string, to: string) => Promise<void> {
    let left = made;
    return async (from, to) => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      renameSync(from, to);
    };
  }

  it.each(places)('comes to its end at the next start when killed after %i moves', async (made) => {
    writeTree(folder, { ...old, ...others });
    await unpacked(fresh);
    await completeRestore(folder, killedAfter(made)).catch(() => {});
    const end = made === 0 ? { ...old, ...others } : { ...fresh, ...others };
    await finishRestore(folder);
    expect(content()).toEqual(end);
    await finishRestore(folder);
    expect(content()).toEqual(end);
  });

  it.each(places)('comes to its end when also the next start was killed, after %i moves', async (made) => {
    for (const first of places.slice(1)) {
      writeTree(folder, { ...old, ...others });
      await unpacked(fresh);
      await completeRestore(folder, killedAfter(first)).catch(() => {});
      await finishRestore(folder, killedAfter(made)).catch(() => {});
      await finishRestore(folder);
      expect(content()).toEqual({ ...fresh, ...others });
      for (const path of ['database', 'files']) rmSync(join(folder, path), { recursive: true });
    }
  });

  /** Fails once and works again afterwards, as when a part is a mount point. */
  function failingAt(place: number): (from: string, to: string) => Promise<void> {
    let number = 0;
    return async (from, to) => {
      number += 1;
      if (number === place) throw new Error('cannot be moved');
      renameSync(from, to);
    };
  }

  it.each(places.slice(1))('puts all of the old state back when move %i fails', async (place) => {
    writeTree(folder, { ...old, ...others });
    await unpacked(fresh);
    await expect(completeRestore(folder, failingAt(place))).rejects.toThrow('cannot be moved');
    await finishRestore(folder);
    expect(content()).toEqual({ ...old, ...others });
  });

  it.each(places.slice(1))(
    'has one of both states as a whole when killed while it undoes failed move %i',
    async (place) => {
      for (const undone of places) {
        writeTree(folder, { ...old, ...others });
        await unpacked(fresh);
        const fail = failingAt(place);
        let left = place + undone;
        const move = async (from: string, to: string): Promise<void> => {
          if (left === 0) throw new Error('killed');
          left -= 1;
          await fail(from, to);
        };
        await completeRestore(folder, move).catch(() => {});
        await finishRestore(folder);
        expect([
          { ...old, ...others },
          { ...fresh, ...others },
        ]).toContainEqual(content());
        for (const path of ['database', 'files']) rmSync(join(folder, path), { recursive: true });
      }
    },
  );

  it('puts all of the old state back, and fills no gap in it, when a part cannot be moved', async () => {
    writeTree(folder, { 'files/1': 'old', secret: 'old' });
    await unpacked(fresh);
    await expect(completeRestore(folder, failingAt(4))).rejects.toThrow('cannot be moved');
    await finishRestore(folder);
    expect(content()).toEqual({ 'files/1': 'old', secret: 'old' });
  });
});
