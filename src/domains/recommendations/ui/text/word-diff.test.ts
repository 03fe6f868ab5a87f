import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from './word-diff.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'эссе', 'до'), { maxLength: 12 }).map((words) => words.join(' '));
const bare = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe('diffWords', () => {
  it('marks the words that went and came', () => {
    expect(diffWords('Hand in the essay until Friday.', 'Hand in the report until Friday, please.')).toEqual([
      { kind: 'same', text: 'Hand in the ' },
      { kind: 'removed', text: 'essay ' },
      { kind: 'added', text: 'report ' },
      { kind: 'same', text: 'until ' },
      { kind: 'removed', text: 'Friday.' },
      { kind: 'added', text: 'Friday, please.' },
    ]);
  });

  it('tells both texts whole, and marks nothing where they are alike', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = diffWords(before, after);
        const without = (kind: string): string =>
          bare(
            parts
              .filter((part) => part.kind !== kind)
              .map(({ text }) => `${text} `)
              .join(''),
          );
        expect(without('added')).toBe(bare(before));
        expect(without('removed')).toBe(bare(after));
        if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});
