import { mkdtempSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTree, writeTree } from '#test/support/tree.ts';
import { copyLiveFolder } from './copy-live-folder.ts';

const now = async (work: () => void): Promise<void> => work();
/** A file that was last changed long before the copy began. */
const longAgo = new Date('2020-01-01');

describe('copyLiveFolder', () => {
  let folder = '';
  let source = '';
  let target = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pulse-copy-'));
    source = join(folder, 'source');
    target = join(folder, 'target');
    writeTree(source, { 'base/1/table': 'one', 'base/2/table': 'two', empty: null, control: 'checkpoint 1' });
    for (const path of ['base/1/table', 'base/2/table', 'control']) utimesSync(join(source, path), longAgo, longAgo);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('copies files and empty folders of a folder that nobody writes to', async () => {
    await copyLiveFolder(source, target, now);
    expect(readTree(target)).toEqual(readTree(source));
  });

  const changes: [string, () => void][] = [
    ['a file was rewritten at the same length', () => writeFileSync(join(source, 'control'), 'checkpoint 2')],
    ['a file became shorter', () => truncateSync(join(source, 'control'), 3)],
    ['a file was removed', () => rmSync(join(source, 'base/1/table'))],
    ['a folder was removed', () => rmSync(join(source, 'base'), { recursive: true })],
    ['files and folders were added', () => writeTree(source, { 'base/3/deep/table': 'three', 'more/log': '' })],
    ['a file took the place of another', () => renameSync(join(source, 'base/2/table'), join(source, 'control'))],
    [
      'a file was rewritten and its time set back',
      () => {
        writeFileSync(join(source, 'control'), 'checkpoint 3');
        utimesSync(join(source, 'control'), longAgo, longAgo);
      },
    ],
  ];
  it.each(changes)('copies the folder as it stands while it is held: %s', async (_what, change) => {
    await copyLiveFolder(source, target, async (work) => {
      change();
      work();
    });
    expect(readTree(target)).toEqual(readTree(source));
  });

  it('does not copy a second time, while the folder is held, what has not changed', async () => {
    let untouched = '';
    await copyLiveFolder(source, target, async (work) => {
      writeFileSync(join(target, 'base/1/table'), 'mark');
      work();
      untouched = readTree(target)['base/1/table'] ?? '';
    });
    expect(untouched).toBe('mark');
  });

  it('loses nothing to changes at any moment of the copying', async () => {
    const name = fc.constantFrom('a', 'b', 'c/d', 'c/e');
    const step = fc.record({ name, content: fc.option(fc.string({ maxLength: 3 }), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const [from, to] = [mkdtempSync(join(folder, 'from-')), mkdtempSync(join(folder, 'to-'))];
        writeTree(from, { a: 'a', b: 'b', 'c/d': 'd' });
        const held = new AbortController();
        const writing = (async () => {
          for (const { name: path, content } of steps) {
            if (held.signal.aborted) return;
            if (content === undefined) rmSync(join(from, path), { force: true });
            else writeFileSync(join(from, path), content);
            await new Promise((resolve) => setImmediate(resolve));
          }
        })();
        await copyLiveFolder(from, join(to, 'copy'), async (work) => {
          held.abort();
          work();
        });
        await writing;
        expect(readTree(join(to, 'copy'))).toEqual(readTree(from));
      }),
      { numRuns: 15 },
    );
  });
});
