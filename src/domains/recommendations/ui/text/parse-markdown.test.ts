import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, type Block, type Inline } from './parse-markdown.ts';

const textOf = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : textOf(part.parts))).join('');
const linesOf = (block: Block): string[] =>
  block.kind === 'paragraph' ? [textOf(block.parts)] : block.items.map(textOf);

describe('parseMarkdown', () => {
  it('reads paragraphs, lists, strong and emphasised parts', () => {
    expect(parseMarkdown('Read **chapter *2***\nfirst:\n\n- _one_\n- two\n1. three')).toEqual([
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'Read ' },
          {
            kind: 'strong',
            parts: [
              { kind: 'text', text: 'chapter ' },
              { kind: 'emphasis', parts: [{ kind: 'text', text: '2' }] },
            ],
          },
          { kind: 'text', text: ' first:' },
        ],
      },
      {
        kind: 'list',
        isOrdered: false,
        items: [[{ kind: 'emphasis', parts: [{ kind: 'text', text: 'one' }] }], [{ kind: 'text', text: 'two' }]],
      },
      { kind: 'list', isOrdered: true, items: [[{ kind: 'text', text: 'three' }]] },
    ]);
  });

  it('leaves marks that emphasise nothing, HTML and links as they are', () => {
    for (const text of [
      '2 * 3 * 4',
      'task_1_final',
      '<img src=x onerror=alert(1)>',
      '[here](javascript:alert(1))',
      '![x](y)',
      '**',
    ]) {
      expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', parts: [{ kind: 'text', text }] }]);
    }
  });

  it('loses no word of any text, and ends', () => {
    const piece = fc.constantFrom('a', 'слово', '**', '*', '_', '__', ' ', '\n', '- ', '1. ', '<b>', '(x)');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const bare = (text: string): string => text.replaceAll(/[\s*_-]|1\./g, '');
        const shown = parseMarkdown(pieces.join('')).flatMap(linesOf).join('');
        expect(bare(shown)).toBe(bare(pieces.join('')));
      }),
    );
  });
});
