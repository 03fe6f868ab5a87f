import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { ZonesBar } from '#web/kit/bar/ZonesBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { CourseHealth, HealthStatus } from '../contract.ts';
import classes from './health.module.css';
import { healthMessages } from './messages.ts';
import { useReasonWords } from './useReasonWords.ts';
import { WeekBars } from './WeekBars.tsx';

interface HealthTableProps {
  readonly items: readonly CourseHealth[];
  /** A course, and an activity of it, as ways to their pages. */
  readonly courseLink: (course: CourseHealth) => ReactNode;
  readonly activityLink: (course: CourseHealth) => ReactNode;
}

const order: Readonly<Record<HealthStatus, number>> = { unknown: 0, good: 1, attention: 2, bad: 3 };

/** One row a course, the worst first. */
export function HealthTable({ items, courseLink, activityLink }: HealthTableProps): ReactNode {
  const t = useMessages(healthMessages);
  const words = useReasonWords();
  const { number, percent } = useFormats();
  const columns = useMemo<Column<CourseHealth>[]>(() => {
    const share = (key: 'completion' | 'overdue' | 'attendance', valueOf: (row: CourseHealth) => number | null) => ({
      ...{ key, header: t(key), width: '7.5rem', sortBy: valueOf },
      cell: (row: CourseHealth) => {
        const value = valueOf(row);
        return value === null ? t('none') : <ShareBar share={value} text={percent(value)} />;
      },
    });
    return [
      {
        ...{ key: 'name', header: t('course'), width: '17rem', onPhone: 'title' },
        sortBy: ({ name }) => name,
        cell: (row) => (
          <>
            {courseLink(row)}
            <span className={classes.about}>{row.reasons.map(words).join(' · ')}</span>
          </>
        ),
      },
      {
        ...{ key: 'status', header: t('status'), width: '7rem', firstSort: 'descending' },
        sortBy: ({ status, reasons }) => order[status] * 100 + reasons.length,
        cell: ({ status }) => (
          <span className={classes.status} data-status={status}>
            {t(`status.${status}`)}
          </span>
        ),
      },
      {
        ...{ key: 'zones', header: t('zones'), width: '9rem', firstSort: 'descending' },
        sortBy: ({ figures }) => figures.atRiskPct,
        cell: ({ zones }) => zones && <ZonesBar sizes={zones} />,
      },
      share('completion', ({ figures }) => figures.completionPct),
      share('overdue', ({ figures }) => figures.overduePct),
      share('attendance', ({ figures }) => figures.attendancePct),
      {
        ...{ key: 'hardest', header: t('hardest'), width: '10rem', firstSort: 'descending' },
        sortBy: ({ hardest }) => hardest?.hardness,
        cell: (row) =>
          row.hardest && (
            <>
              {activityLink(row)}
              <span className={classes.about}>{percent(row.hardest.hardness)}</span>
            </>
          ),
      },
      {
        ...{ key: 'weeks', header: t('weeks'), width: '7rem', firstSort: 'descending', onPhone: 'hidden' },
        sortBy: ({ figures }) => Math.max(0, ...figures.weeks.map(({ deadlines }) => deadlines)),
        cell: ({ figures }) => figures.weeks.length > 0 && <WeekBars weeks={figures.weeks} />,
      },
      {
        ...{ key: 'data', header: t('data'), width: '5.5rem', firstSort: 'descending' },
        sortBy: ({ figures }) => figures.dataDays,
        cell: ({ figures: { dataDays } }) =>
          dataDays !== null && (dataDays < 1 ? t('data.today') : t('data.days', { count: Math.floor(dataDays) })),
      },
      {
        ...{ key: 'students', header: t('students'), numeric: true, width: '5.5rem', firstSort: 'descending' },
        sortBy: ({ figures }) => figures.students,
        cell: ({ figures }) => number(figures.students),
      },
    ];
  }, [t, words, number, percent, courseLink, activityLink]);
  const table = useSort(items, columns, { column: 'status', direction: 'descending' });
  return (
    <DataTable label={t('title')} columns={columns} rowKey={({ courseId }) => courseId} firstRows={50} {...table} />
  );
}
