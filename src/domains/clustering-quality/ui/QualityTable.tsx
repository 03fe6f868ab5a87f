import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Sparkline } from '#web/kit/sparkline/Sparkline.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { CourseQuality } from '../contract.ts';
import { qualityMessages } from './messages.ts';
import { useAlertWords } from './useAlertWords.ts';
import classes from './quality.module.css';

interface QualityTableProps {
  readonly items: readonly CourseQuality[];
  /** A course as a way to its page. */
  readonly courseLink: (course: CourseQuality) => ReactNode;
  /** Stands in for the rows when there are none. */
  readonly empty: ReactNode;
}

/** One row a course, the worst first. */
export function QualityTable({ items, courseLink, empty }: QualityTableProps): ReactNode {
  const t = useMessages(qualityMessages);
  const columns = useColumns(courseLink);
  const table = useSort(items, columns, { column: 'alerts', direction: 'descending' });
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rowKey={({ courseId }) => courseId}
      firstRows={50}
      empty={empty}
      {...table}
    />
  );
}

function useColumns(courseLink: QualityTableProps['courseLink']): Column<CourseQuality>[] {
  const t = useMessages(qualityMessages);
  const words = useAlertWords();
  const { number, fixed, percent, date, dateTime } = useFormats();
  return useMemo<Column<CourseQuality>[]>(() => {
    const line = (key: 'silhouette' | 'stability', valuesOf: (row: CourseQuality) => readonly (number | null)[]) => ({
      ...{ key, header: t(key), width: '8.5rem' },
      sortBy: (row: CourseQuality) => row.quality?.[key],
      cell: ({ quality, ...row }: CourseQuality) =>
        quality === null ? (
          t('none')
        ) : (
          <span className={classes.figure}>
            {fixed(quality[key], 2)}
            <Sparkline values={valuesOf({ quality, ...row })} low={0} high={1} />
          </span>
        ),
    });
    const share = (value: number | null): string => (value === null ? t('none') : percent(value));
    return [
      {
        ...{ key: 'name', header: t('course'), onPhone: 'title' },
        sortBy: ({ name }) => name,
        cell: (row) => (
          <>
            {courseLink(row)}
            {row.asOf === null && <span className={classes.about}>{t('notComputed')}</span>}
            {row.alerts.map((alert) => (
              <span key={alert.kind} className={classes.alert} title={dateTime(alert.raisedAt)}>
                {words(alert)}, {t('alert.since', { moment: date(alert.raisedAt) })}
              </span>
            ))}
          </>
        ),
      },
      {
        ...{ key: 'alerts', header: t('alerts'), numeric: true, width: '7rem', firstSort: 'descending' },
        // Among courses with as many the less sound groups come first.
        sortBy: ({ alerts, quality }) => 10 * alerts.length - (quality?.silhouette ?? 2),
        cell: ({ alerts }) => (alerts.length === 0 ? t('none') : number(alerts.length)),
      },
      line('silhouette', ({ silhouettes }) => silhouettes),
      line('stability', ({ stabilities }) => stabilities),
      {
        ...{ key: 'agreement', header: t('agreement'), width: '7.5rem' },
        sortBy: ({ agreements }) => agreements?.map(({ agreement }) => agreement).sort((a, b) => a - b)[0],
        cell: ({ agreements }) =>
          agreements === null ? (
            <span className={classes.about}>{t('agreement.notYet')}</span>
          ) : (
            <span>
              {agreements.length === 0 && t('none')}
              {agreements.map(({ method, agreement }) => (
                <span key={method} className={classes.line}>
                  {t(`agreement.${method}`, { value: fixed(agreement, 2) })}
                </span>
              ))}
            </span>
          ),
      },
      {
        ...{ key: 'drift', header: t('drift'), numeric: true, width: '7rem', firstSort: 'descending' },
        sortBy: ({ drift }) => drift,
        cell: ({ drift }) => share(drift === null ? null : 100 * drift),
      },
      {
        ...{ key: 'atRisk', header: t('atRisk'), numeric: true, width: '7rem', firstSort: 'descending' },
        sortBy: ({ atRiskPct }) => atRiskPct,
        cell: ({ atRiskPct, atRiskPctBefore }) => (
          <span>
            {share(atRiskPct)}
            {atRiskPct !== null &&
              atRiskPctBefore !== null &&
              Math.round(atRiskPct) !== Math.round(atRiskPctBefore) && (
                <span className={classes.about}>{t('atRisk.before', { value: percent(atRiskPctBefore) })}</span>
              )}
          </span>
        ),
      },
      {
        ...{ key: 'groups', header: t('groups'), numeric: true, width: '4.5rem', firstSort: 'descending' },
        sortBy: ({ groups }) => groups,
        cell: ({ groups }) => (groups === null ? t('none') : number(groups)),
      },
      {
        ...{ key: 'students', header: t('students'), numeric: true, width: '6.5rem', firstSort: 'descending' },
        sortBy: ({ students }) => students,
        cell: ({ students }) => number(students),
      },
    ];
  }, [t, words, number, fixed, percent, date, dateTime, courseLink]);
}
