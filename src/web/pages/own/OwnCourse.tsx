import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { metricMessages } from '#domains/metrics/ui/messages.ts';
import { metricsOfStudentQuery } from '#domains/metrics/ui/queries.ts';
import { zoneOfStudentQuery } from '#domains/risk/ui/queries.ts';
import { ShareBar } from '../../kit/bar/ShareBar.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import { ZoneBadge } from '../../kit/zone/ZoneBadge.tsx';
import classes from './own.module.css';

/** How a student stands in one course, in a line. */
export function OwnCourse({
  courseId,
  studentId,
}: {
  readonly courseId: number;
  readonly studentId: number;
}): ReactNode {
  const t = useMessages(metricMessages);
  const { percent, number } = useFormats();
  const metric = useQuery(metricsOfStudentQuery(courseId, studentId)).data?.metric;
  const zone = useQuery(zoneOfStudentQuery(courseId, studentId)).data?.zone;
  return (
    <div className={classes.stand}>
      {zone && <ZoneBadge zone={zone.zone} />}
      {typeof metric?.completionPct === 'number' && (
        <span>
          {t('completion')} <ShareBar share={metric.completionPct} text={percent(metric.completionPct)} />
        </span>
      )}
      {metric && metric.overdue > 0 && (
        <span className={classes.overdue}>
          {t('overdue')}: {number(metric.overdue)}
        </span>
      )}
    </div>
  );
}
