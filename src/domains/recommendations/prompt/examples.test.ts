import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSection } from './examples.ts';

const item = (text: string) => ({ text, activityIds: [], topic: null });

describe('texts that students rated highly, as an example', () => {
  it('keep their words, and neither numbers, dates nor names', () => {
    const opening = 'Вы сделали 12,5 из 20.';
    const items = [item('Сдайте «Пределы: задание 2» (до 5 октября).'), item('Repeat “Limits 3” by 5.10.2024, 18:00.')];
    const [heading, example = ''] = (exampleSection([{ opening, items }], 'ru') ?? '').split('\n');
    expect(heading).toMatch(/тон/);
    expect(JSON.parse(example)).toEqual({
      opening: 'Вы сделали … из ….',
      items: [{ text: 'Сдайте «…» (до … октября).' }, { text: 'Repeat “…” by …, ….' }],
    });
  });

  it('hold no digit, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 3 }), (texts) => {
        const [, example = ''] = (exampleSection([{ opening: null, items: texts.map(item) }], 'en') ?? '').split('\n');
        // As JSON has it: `\u0000` has digits that the text has not.
        expect(example.replaceAll(/\\u[0-9a-f]{4}/g, '')).not.toMatch(/\p{N}/u);
      }),
    );
  });

  it('are none where none was rated', () => {
    expect(exampleSection([], 'ru')).toBeUndefined();
  });
});
