import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { StudentTrend, StudentTrendPoint, TrendDays } from '../contract.ts';
import { changeText } from './change-text.ts';
import { historyMessages } from './messages.ts';
import { PeriodChoice } from './PeriodChoice.tsx';
import { studentTrendQuery } from './queries.ts';
import { TrendLines } from './TrendLines.tsx';
import classes from './history.module.css';

interface StudentTrendPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  readonly reader: 'staff' | 'student';
}

/** How a student of a course has moved. */
export function StudentTrendPanel({ courseId, studentId, reader }: StudentTrendPanelProps): ReactNode {
  const t = useMessages(historyMessages);
  const [days, setDays] = useState<TrendDays>(30);
  const query = useQuery({ ...studentTrendQuery(courseId, studentId, days), placeholderData: keepPreviousData });
  return (
    <Panel
      title={t(reader === 'staff' ? 'trend.title' : 'trend.titleOwn')}
      tools={<PeriodChoice days={days} onChoose={setDays} />}
    >
      <Await query={query} skeleton={<BlockSkeleton height={320} />}>
        {(trend) =>
          trend.points.length === 0 ? <p className={classes.quiet}>{t('trend.none')}</p> : <View trend={trend} />
        }
      </Await>
    </Panel>
  );
}

function View({ trend: { points, before } }: { readonly trend: StudentTrend }): ReactNode {
  const t = useMessages(historyMessages);
  const formats = useFormats();
  const newest = points.at(-1);
  if (!newest) return null;
  const compare = (pick: (point: StudentTrendPoint) => number | null) => ({
    value: pick(newest),
    before: before === null ? undefined : { value: pick(before), at: before.at },
  });
  const shares = [
    { label: t('trend.completion'), pick: (point: StudentTrendPoint) => point.completionPct },
    { label: t('trend.attendance'), pick: (point: StudentTrendPoint) => point.attendancePct },
    { label: t('trend.overdue'), pick: (point: StudentTrendPoint) => point.overduePct },
  ].filter(({ pick }) => pick(newest) !== null);
  return (
    <div className={classes.trend}>
      <StatRow>
        {shares.map(({ label, pick }) => (
          <StatTile
            key={label}
            label={label}
            value={formats.percent(pick(newest) ?? 0, 1)}
            note={changeText(compare(pick), t, formats)}
          />
        ))}
        {newest.zone !== null && newest.riskScore !== null && (
          <StatTile
            label={t('trend.risk')}
            value={formats.number(newest.riskScore)}
            note={changeText(
              compare(({ zone, riskScore }) => (zone === null ? null : riskScore)),
              t,
              formats,
              {
                up: 'trend.riskUp',
                down: 'trend.riskDown',
              },
            )}
          />
        )}
      </StatRow>
      <TrendLines points={points} />
    </div>
  );
}
