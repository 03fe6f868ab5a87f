import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '#kernel/escape-html.ts';
import { findFault } from '#test/fakes/telegram/protocol.ts';
import { bold, clip, emphasised, joinLines, mostCharacters } from './html.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 3000 });

describe('HTML of messages', () => {
  it('is always one that Telegram takes, whatever people write', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.option(text, { nil: undefined }),
        (texts, last) => {
          const lines = [
            '<b>x</b>',
            ...texts.map((one, index) => (index % 2 ? bold(clip(one, 900)) : escapeHtml(one))),
          ];
          const html = joinLines(lines, last === undefined ? undefined : escapeHtml(clip(last, 300)));
          expect(findFault(html)).toBeUndefined();
          expect(html.length).toBeLessThanOrEqual(mostCharacters);
        },
      ),
    );
  });

  it('shows the emphasis of advice, and stars that are none as they are', () => {
    expect(emphasised('Do **the <essay>** and *this*, 2*3*4')).toBe(
      'Do <b>the &lt;essay&gt;</b> and <i>this</i>, 2*3*4',
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', 'a', '<', ' ', '_'), minLength: 1 }), (some) => {
        expect(findFault(`x${emphasised(some)}`)).toBeUndefined();
      }),
    );
  });

  it('clips at most so many characters and never in the middle of one', () => {
    expect(clip('привет', 6)).toBe('привет');
    expect(clip('привет', 5)).toBe('прив…');
    expect(clip('ab😀cd', 4)).toBe('ab…');
  });

  it('keeps the last line, and says that lines are missing before it', () => {
    const html = joinLines(
      Array.from({ length: 200 }, (_, index) => `строка ${index} ${'.'.repeat(40)}`),
      'конец',
    );
    expect(html.endsWith('\n…\nконец')).toBe(true);
  });
});
