import type { ReactNode } from 'react';
import classes from './Sparkline.module.css';

interface SparklineProps {
  /** In the order of time; null: not known then, which leaves a gap. */
  readonly values: readonly (number | null)[];
  /** What the line lies between. */
  readonly low: number;
  readonly high: number;
  /** Drawn across, as what the line should not pass. */
  readonly threshold?: number;
}

const width = 80;
const height = 24;
/** So that the dot at the end is not cut. */
const margin = 3;

/** A line of a few pixels beside a number that says how it stands: it repeats nothing a reader needs, hence hidden from screen readers. */
export function Sparkline({ values, low, high, threshold }: SparklineProps): ReactNode {
  const x = (index: number): number => margin + (index * (width - 2 * margin)) / Math.max(1, values.length - 1);
  const y = (value: number): number =>
    height - margin - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (height - 2 * margin);
  const last = values.at(-1) ?? null;
  return (
    <svg className={classes.line} viewBox={`0 0 ${String(width)} ${String(height)}`} aria-hidden>
      {threshold !== undefined && <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />}
      {runsOf(values).map((run) => (
        <polyline
          key={run[0]?.index}
          points={run.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        />
      ))}
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.25} />}
    </svg>
  );
}

interface Place {
  readonly index: number;
  readonly value: number;
}

/** Values that follow each other without a gap. */
function runsOf(values: readonly (number | null)[]): Place[][] {
  const runs: Place[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run?.at(-1)?.index === index - 1) run.push({ index, value });
    else runs.push([{ index, value }]);
  });
  return runs;
}
