import type { ReactNode } from 'react';
import classes from './ReasonList.module.css';

interface ReasonListProps {
  /** Sentences, the weightiest first. */
  readonly reasons: readonly string[];
  /** How many are shown; the rest is counted in words by `more`. */
  readonly limit?: number;
  readonly more?: (hidden: number) => string;
}

/** Why a student is in a zone, in words. */
export function ReasonList({ reasons, limit = reasons.length, more }: ReasonListProps): ReactNode {
  const hidden = reasons.length - limit;
  return (
    <ul className={classes.list}>
      {reasons.slice(0, limit).map((reason, index) => (
        <li key={reason}>
          {reason}
          {hidden > 0 && more && index === limit - 1 && <span className={classes.more}> {more(hidden)}</span>}
        </li>
      ))}
    </ul>
  );
}
