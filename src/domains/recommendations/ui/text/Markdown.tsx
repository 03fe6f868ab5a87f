import type { ReactNode } from 'react';
import { parseMarkdown, type Block, type Inline } from './parse-markdown.ts';

/** Text with emphasis and lists. Whatever else it holds is shown as text: nothing of it becomes HTML or a link. */
export function Markdown({ text }: { readonly text: string }): ReactNode {
  return parseMarkdown(text).map((block, place) => <BlockView key={place} block={block} />);
}

function BlockView({ block }: { readonly block: Block }): ReactNode {
  if (block.kind === 'paragraph') return <p>{inline(block.parts)}</p>;
  const items = block.items.map((parts, place) => <li key={place}>{inline(parts)}</li>);
  return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function inline(parts: readonly Inline[]): ReactNode {
  return parts.map((part, place) => {
    if (part.kind === 'text') return part.text;
    const inner = inline(part.parts);
    return part.kind === 'strong' ? <strong key={place}>{inner}</strong> : <em key={place}>{inner}</em>;
  });
}
