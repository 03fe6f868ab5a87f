import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { healthLimits } from '../contract.ts';
import classes from './health.module.css';
import { healthMessages } from './messages.ts';
import type { Week } from './weeks.ts';

interface WeekBarsProps {
  readonly weeks: readonly Week[];
  /** With numbers and dates; without them it is a picture beside words. */
  readonly isLarge?: boolean;
}

/** Deadlines by week as bars; weeks with many stand out. */
export function WeekBars({ weeks, isLarge = false }: WeekBarsProps): ReactNode {
  const t = useMessages(healthMessages);
  const { number, date } = useFormats();
  const most = Math.max(1, ...weeks.map(({ deadlines }) => deadlines));
  const words = ({ from, deadlines }: Week) => t('weeks.from', { date: date(from), count: number(deadlines) });
  return (
    <ol className={isLarge ? classes.weeks : classes.smallWeeks}>
      {weeks.map((week) => (
        <li key={week.from} title={words(week)} aria-label={words(week)}>
          {isLarge && <span aria-hidden>{number(week.deadlines)}</span>}
          <span
            className={classes.week}
            data-many={!isLarge && week.deadlines >= healthLimits.deadlinesOfWeek}
            style={{ height: `${String((100 * week.deadlines) / most)}%` }}
            aria-hidden
          />
          {isLarge && <small aria-hidden>{date(week.from)}</small>}
        </li>
      ))}
    </ol>
  );
}
