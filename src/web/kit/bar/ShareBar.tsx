import type { ReactNode } from 'react';
import classes from './Bars.module.css';

interface ShareBarProps {
  /** 0–100. */
  readonly share: number;
  /** The number as it is written. */
  readonly text: string;
  /** Where the course's median is, 0–100: a tick on the bar. */
  readonly median?: number | null;
}

/** A percentage as number and bar, for tables. The bar repeats the number, so it is hidden from screen readers. */
export function ShareBar({ share, text, median }: ShareBarProps): ReactNode {
  return (
    <span className={classes.share}>
      <span className={classes.number}>{text}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${String(share)}%` }} />
        {median !== undefined && median !== null && (
          <span className={classes.median} style={{ left: `${String(median)}%` }} />
        )}
      </span>
    </span>
  );
}
