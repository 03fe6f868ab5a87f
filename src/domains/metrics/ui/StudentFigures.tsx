import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { CourseMedians, StudentCourseMetric } from '../contract.ts';
import { metricMessages } from './messages.ts';

interface StudentFiguresProps {
  readonly metric: StudentCourseMetric;
  readonly medians: CourseMedians | null;
}

/** A student in a course in six figures, and the grade where something is scored; each beside the course's median where there is one. */
export function StudentFigures({ metric, medians }: StudentFiguresProps): ReactNode {
  const t = useMessages(metricMessages);
  const { number, percent, relative, date } = useFormats();
  const share = (value: number | null) => (value === null ? t('none') : percent(value, 1));
  const median = (value: number | null | undefined) =>
    value === null || value === undefined ? undefined : t('note.courseMedian', { value: percent(value) });
  return (
    <StatRow>
      <StatTile
        label={t('completion')}
        value={share(metric.completionPct)}
        note={
          <>
            {t('note.done', { done: metric.done, count: metric.activities })}
            <br />
            {median(medians?.completionPct)}
          </>
        }
      />
      <StatTile
        label={t('attendance')}
        value={share(metric.attendancePct)}
        note={
          metric.lessonsHeld === 0 ? (
            t('note.noLessons')
          ) : (
            <>
              {t('note.lessons', { attended: metric.attended, count: metric.lessonsHeld })}
              <br />
              {median(medians?.attendancePct)}
            </>
          )
        }
      />
      <StatTile
        label={t('overdue')}
        value={number(metric.overdue)}
        note={metric.due === 0 ? t('note.nothingDue') : t('note.ofDue', { due: metric.due })}
        tone={metric.overdue > 0 ? 'bad' : 'plain'}
      />
      <StatTile
        label={t('onTime')}
        value={metric.onTimePct === null ? t('none') : percent(metric.onTimePct)}
        note={metric.late > 0 ? t('note.late', { count: metric.late }) : undefined}
      />
      {metric.gradePct !== null && (
        <StatTile label={t('grade')} value={percent(metric.gradePct, 1)} note={t('note.grade')} />
      )}
      <StatTile
        label={t('pace')}
        value={number(metric.paceRecent)}
        note={t('note.pace', { before: metric.paceBefore })}
      />
      <StatTile
        label={t('lastActivity')}
        value={metric.lastActivityAt === null ? t('none') : date(metric.lastActivityAt)}
        note={metric.lastActivityAt === null ? t('note.never') : relative(metric.lastActivityAt)}
      />
    </StatRow>
  );
}
