import type { ReactNode } from 'react';
import classes from './StatTile.module.css';

interface StatTileProps {
  readonly label: string;
  readonly value: string;
  /** What the value compares with or consists of. */
  readonly note?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'warning' | 'bad';
}

/** One figure with its name. Put several into StatRow. */
export function StatTile({ label, value, note, tone = 'plain' }: StatTileProps): ReactNode {
  return (
    <div className={classes.tile} data-tone={tone}>
      <dt>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

/** Figures side by side, as a list of terms and values. */
export function StatRow({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={classes.row}>{children}</dl>;
}
