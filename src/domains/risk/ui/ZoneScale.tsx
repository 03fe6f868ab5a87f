import type { CSSProperties, ReactNode } from 'react';
import type { ClusterRun } from '../contract.ts';
import classes from './scale.module.css';

interface ZoneScaleProps {
  readonly bounds: NonNullable<ClusterRun['bounds']>;
  /** Scores of students. */
  readonly marks: readonly number[];
  /** The score of the course's median student. */
  readonly median?: number | undefined;
  /** What the picture shows, in words. */
  readonly label: string;
  /** A bound as it is written. */
  readonly text: (score: number) => string;
}

const at = (score: number): CSSProperties => ({ left: `${String(score)}%` });

/** Where the zones begin between 0 and 100, and where students are. */
export function ZoneScale({ bounds, marks, median, label, text }: ZoneScaleProps): ReactNode {
  const zones = [
    ['A', 0, bounds.B],
    ['B', bounds.B, bounds.C],
    ['C', bounds.C, 100],
  ] as const;
  return (
    <div className={classes.scale} role="img" aria-label={label} title={label}>
      <div className={classes.track}>
        {zones.map(([zone, from, to]) => (
          <span key={zone} data-zone={zone} style={{ width: `${String(to - from)}%` }}>
            {zone}
          </span>
        ))}
        {marks.map((score, index) => (
          <i key={index} className={marks.length === 1 ? classes.one : classes.mark} style={at(score)} />
        ))}
        {median !== undefined && <i className={classes.median} style={at(median)} />}
      </div>
      <div className={classes.ticks}>
        {[bounds.B, bounds.C].map((bound) => (
          <span key={bound} style={at(bound)}>
            {text(bound)}
          </span>
        ))}
      </div>
    </div>
  );
}
