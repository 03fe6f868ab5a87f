import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { ToldWay, WaysOut } from '../../ways-out/contract.ts';
import { waysMessages } from './messages.ts';
import classes from './ways-out.module.css';

interface WayViewProps {
  readonly way: ToldWay;
  readonly from: WaysOut['from'];
  readonly reader: 'staff' | 'student';
  /** It does not suffice: what it leads to and how it was found is not said. */
  readonly isShort?: boolean;
}

/** Steps shown before somebody asks for more. */
const firstSteps = 8;

/** One set of things to do, and where it leads. */
export function WayView({ way, from, reader, isShort = false }: WayViewProps): ReactNode {
  const t = useMessages(waysMessages);
  const { date, dateTime } = useFormats();
  const figures = useFigures(way, from);
  const [shown, setShown] = useState(firstSteps);
  const { zone, steps, search } = way;
  return (
    <div>
      {(reader === 'staff' || !isShort) && (
        <div className={classes.head}>
          {reader === 'staff' ? (
            <>
              {t('to.staff', { count: steps.length })}
              {!isShort && <ZoneBadge zone={zone} />}
              <span className={classes.figures}>{figures}</span>
            </>
          ) : (
            t(zone === 'A' ? 'to.student.A' : 'to.student.B')
          )}
        </div>
      )}
      <ol className={classes.steps}>
        {steps.slice(0, shown).map(({ activityId, name, repair, dueAt }) => (
          <li key={activityId} data-repair={repair}>
            <span>
              {name} <small>{t(`repair.${repair}`)}</small>
            </span>
            {dueAt !== null && (
              <time dateTime={dueAt} title={dateTime(dueAt)}>
                {t('due', { date: date(dueAt) })}
              </time>
            )}
          </li>
        ))}
      </ol>
      {steps.length > shown && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setShown(steps.length);
          }}
        >
          {t('more', { count: steps.length - shown })}
        </Button>
      )}
      {reader === 'staff' && !isShort && <p className={classes.quiet}>{t(`search.${search}`)}</p>}
    </div>
  );
}

/** Probability, or risk, before and after; nothing to students, who are told neither. */
function useFigures({ probability, riskScore }: ToldWay, from: WaysOut['from']): string {
  const t = useMessages(waysMessages);
  const { number, percent } = useFormats();
  if (typeof from?.riskScore !== 'number' || riskScore === null) return '';
  if (from.probability !== null && probability !== null)
    return t('probability', { from: percent(100 * from.probability), to: percent(100 * probability) });
  return t('risk', { from: number(from.riskScore), to: number(riskScore) });
}
