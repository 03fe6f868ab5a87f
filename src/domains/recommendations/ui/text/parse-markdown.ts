/** A part of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] };

/**
 * Reads the Markdown that advice may have: paragraphs, lists of one level, `**strong**` and `*emphasis*`. All else, also
 * HTML, links and pictures, stays the text that it is.
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { lines: string[]; isOrdered: boolean | null } | undefined;
  const close = (): void => {
    if (!open) return;
    const { lines, isOrdered } = open;
    blocks.push(
      isOrdered === null
        ? { kind: 'paragraph', parts: parseInline(lines.join(' ')) }
        : { kind: 'list', isOrdered, items: lines.map(parseInline) },
    );
    open = undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*(?:([-*+•])|\d{1,2}[.)])\s+(\S.*)$/.exec(line);
    const isOrdered = item ? item[1] === undefined : null;
    if (line.trim() === '') {
      close();
      continue;
    }
    if (open?.isOrdered !== isOrdered) close();
    open ??= { lines: [], isOrdered };
    open.lines.push((item?.[2] ?? line).trim());
  }
  close();
  return blocks;
}

/** Strong goes before emphasis; `_` counts at the edge of a word only, as in `snake_case` it means nothing. */
const emphasised =
  /(?<strong>\*\*|__)(?=\S)(?<inStrong>.+?)(?<=\S)\k<strong>(?!\*)|(?<![\p{L}\d])_(?=\S)(?<inLow>[^_]+?)(?<=\S)_(?![\p{L}\d])|\*(?=\S)(?<inStar>[^*]+?)(?<=\S)\*/u;

function parseInline(text: string): Inline[] {
  const match = emphasised.exec(text);
  if (!match) return text === '' ? [] : [{ kind: 'text', text }];
  const { inStrong, inLow, inStar } = match.groups ?? {};
  const inner = inStrong ?? inLow ?? inStar ?? '';
  return [
    ...parseInline(text.slice(0, match.index)),
    { kind: inStrong === undefined ? 'emphasis' : 'strong', parts: parseInline(inner) },
    ...parseInline(text.slice(match.index + match[0].length)),
  ];
}
