import type { ReactNode } from 'react';
import type { RecommendationContent } from '../../content/contract.ts';
import { diffWords } from './word-diff.ts';
import classes from './text.module.css';

const linesOf = ({ opening, items }: RecommendationContent): string[] => [
  opening ?? '',
  ...items.map(({ text }) => text),
];

interface DiffTextProps {
  readonly before: RecommendationContent;
  readonly after: RecommendationContent;
}

/** What a teacher changed, word by word, line below line. */
export function DiffText({ before, after }: DiffTextProps): ReactNode {
  const [old, now] = [linesOf(before), linesOf(after)];
  const places = [...Array(Math.max(old.length, now.length)).keys()];
  return (
    <div className={classes.diff}>
      {places.map((place) => (
        <p key={place}>
          {diffWords(old[place] ?? '', now[place] ?? '').map(({ kind, text }, part) =>
            kind === 'removed' ? <del key={part}>{text}</del> : kind === 'added' ? <ins key={part}>{text}</ins> : text,
          )}
        </p>
      ))}
    </div>
  );
}
