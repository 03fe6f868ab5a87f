import type { ReactNode } from 'react';
import type { RecommendationContent } from '../../content/contract.ts';
import { Markdown } from './Markdown.tsx';
import classes from './text.module.css';

interface AdviceTextProps {
  readonly content: RecommendationContent;
  /** Stands beside an item, by its place from 0. */
  readonly mark?: (place: number) => ReactNode;
  /** Stands below an item, by its place from 0. */
  readonly note?: (place: number) => ReactNode;
}

/** What is advised: the opening, then the items. */
export function AdviceText({ content: { opening, items }, mark, note }: AdviceTextProps): ReactNode {
  return (
    <div className={classes.text}>
      {opening !== null && <Markdown text={opening} />}
      <ol className={classes.items} data-marked={mark !== undefined}>
        {items.map(({ text }, place) => (
          <li key={place}>
            {mark?.(place)}
            <div className={classes.item}>
              <Markdown text={text} />
              {note?.(place)}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
