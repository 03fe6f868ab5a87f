import { describe, expect, it } from 'vitest';
import type { WatchedFileState } from './contract.ts';
import { compareLooks, isPassing, type FoundFile } from './watched-files.ts';

const file = (path: string, bytes = 10, second = 0): FoundFile => ({
  path,
  bytes,
  modifiedAt: new Date(second * 1000),
});
const known = (found: FoundFile, state: WatchedFileState) => ({ ...found, state });

describe('a file of the folder', () => {
  it('seen for the first time is not complete', () => {
    expect(compareLooks([file('a')], [])).toEqual({ changed: [file('a')], complete: [], gone: [] });
  });

  it('that has not changed since the last look is complete', () => {
    expect(compareLooks([file('a')], [known(file('a'), 'settling')]).complete).toEqual([file('a')]);
  });

  it.each([file('a', 11), file('a', 10, 1)])('of another size or time settles anew', (now) => {
    for (const state of ['settling', 'imported'] as const) {
      expect(compareLooks([now], [known(file('a'), state)])).toEqual({ changed: [now], complete: [], gone: [] });
    }
  });

  it.each(['imported', 'repeated', 'empty', 'too_large'] as const)('that is %s is left alone', (state) => {
    expect(compareLooks([file('a')], [known(file('a'), state)])).toEqual({ changed: [], complete: [], gone: [] });
  });

  it('that could not be read is tried again', () => {
    expect(compareLooks([file('a')], [known(file('a'), 'unreadable')]).complete).toEqual([file('a')]);
  });

  it('that is there no longer is forgotten', () => {
    expect(compareLooks([], [known(file('a'), 'imported')]).gone).toEqual(['a']);
  });
});

describe('names that are passed over', () => {
  it.each(['~$Физика.xlsx', '.hidden', 'a.xlsx.part', 'a.TMP', 'a.crdownload', 'Thumbs.db', 'a.csv~'])('%s', (name) => {
    expect(isPassing(name)).toBe(true);
  });

  it.each(['Физика.xlsx', 'part.csv', 'a.b.zip', 'Ведомость ~ 2.xls'])('but not %s', (name) => {
    expect(isPassing(name)).toBe(false);
  });
});
