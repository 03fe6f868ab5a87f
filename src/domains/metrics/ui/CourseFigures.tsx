import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { CourseMetric } from '../contract.ts';
import { metricMessages } from './messages.ts';

/** A course in five figures. */
export function CourseFigures({ course }: { readonly course: CourseMetric }): ReactNode {
  const t = useMessages(metricMessages);
  const { number, percent } = useFormats();
  const { totals, means, medians, students, activities } = course;
  const onTime = totals.due === 0 ? null : (100 * (totals.due - totals.overdue - totals.late)) / totals.due;
  const share = (value: number | null) => (value === null ? t('none') : percent(value, 1));
  const median = (value: number | null) => (value === null ? undefined : t('note.median', { value: percent(value) }));
  const ofDue = totals.due === 0 ? t('note.nothingDue') : t('note.ofDue', { due: totals.due });
  return (
    <StatRow>
      <StatTile label={t('students')} value={number(students)} note={t('note.activities', { count: activities })} />
      <StatTile label={t('completion.mean')} value={share(means.completionPct)} note={median(medians.completionPct)} />
      <StatTile
        label={t('attendance.mean')}
        value={share(means.attendancePct)}
        note={means.attendancePct === null ? t('note.noLessons') : median(medians.attendancePct)}
      />
      <StatTile
        label={t('overdue')}
        value={number(totals.overdue)}
        note={ofDue}
        tone={totals.overdue > 0 ? 'bad' : 'plain'}
      />
      <StatTile
        label={t('onTime')}
        value={onTime === null ? t('none') : percent(onTime)}
        note={t('note.late', { count: totals.late })}
      />
    </StatRow>
  );
}
