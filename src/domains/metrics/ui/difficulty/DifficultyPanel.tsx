import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { ActivityMetric } from '../../difficulty/contract.ts';
import { activityMetricsQuery } from '../queries.ts';
import classes from './difficulty.module.css';
import { difficultyMessages } from './messages.ts';

interface DifficultyPanelProps {
  readonly courseId: number;
  /** The name of an activity as a way to its page. */
  readonly nameOf: (activity: ActivityMetric) => ReactNode;
}

/** How hard each activity of a course is, the hardest first. */
export function DifficultyPanel({ courseId, nameOf }: DifficultyPanelProps): ReactNode {
  const t = useMessages(difficultyMessages);
  const query = useQuery(activityMetricsQuery(courseId));
  return (
    <Panel title={t('title')} about={query.data && t('about', { count: query.data.fewResults })} flush>
      <Await query={query} skeleton={<TableSkeleton />}>
        {({ asOf, items }) => asOf !== null && <DifficultyTable items={items} nameOf={nameOf} />}
      </Await>
    </Panel>
  );
}

function DifficultyTable({
  items,
  nameOf,
}: Omit<DifficultyPanelProps, 'courseId'> & { readonly items: ActivityMetric[] }) {
  const t = useMessages(difficultyMessages);
  const columns = useColumns(nameOf);
  const table = useSort(items, columns, { column: 'hardness', direction: 'descending' });
  return (
    <DataTable label={t('title')} columns={columns} rowKey={({ activityId }) => activityId} firstRows={10} {...table} />
  );
}

function useColumns(nameOf: DifficultyPanelProps['nameOf']): Column<ActivityMetric>[] {
  const t = useMessages(difficultyMessages);
  const { number, percent } = useFormats();
  return useMemo<Column<ActivityMetric>[]>(() => {
    const bar = (value: number | null) =>
      value === null ? t('none') : <ShareBar share={Math.min(100, Math.max(0, value))} text={percent(value)} />;
    const donePct = ({ done, students }: ActivityMetric) => (students === 0 ? null : (100 * done) / students);
    return [
      {
        key: 'name',
        header: t('activity'),
        onPhone: 'title',
        sortBy: ({ name }) => name,
        cell: (activity) => (
          <>
            {nameOf(activity)}
            {activity.isFew && <span className={classes.few}>{t('few')}</span>}
          </>
        ),
      },
      {
        ...{ key: 'kind', header: t('kind'), width: '7rem', onPhone: 'hidden' },
        sortBy: ({ kind }) => t(`kind.${kind}`),
        cell: ({ kind }) => t(`kind.${kind}`),
      },
      {
        ...{ key: 'hardness', header: t('hardness'), width: '9rem', firstSort: 'descending' },
        // What little is known of stands behind what is known.
        sortBy: ({ hardness, isFew }) => (hardness === null ? null : hardness - (isFew ? 1000 : 0)),
        cell: ({ hardness }) => bar(hardness),
      },
      {
        ...{ key: 'done', header: t('done'), width: '9rem' },
        sortBy: donePct,
        cell: (activity) => bar(donePct(activity)),
      },
      {
        ...{ key: 'mean', header: t('mean'), width: '9rem' },
        sortBy: ({ meanPct }) => meanPct,
        cell: ({ meanPct }) => bar(meanPct),
      },
      {
        ...{ key: 'spread', header: t('spread'), numeric: true, width: '6rem' },
        sortBy: ({ sdPct }) => sdPct,
        cell: ({ sdPct }) => (sdPct === null ? t('none') : `± ${number(sdPct, 0)}`),
      },
      {
        ...{ key: 'failed', header: t('failed'), numeric: true, width: '6.5rem', firstSort: 'descending' },
        sortBy: ({ failed }) => failed,
        cell: ({ failed }) => number(failed),
      },
      {
        ...{ key: 'discrimination', header: t('discrimination'), numeric: true, width: '7.5rem' },
        sortBy: ({ discrimination }) => discrimination,
        cell: ({ discrimination }) => (
          <span title={t('discrimination.about')}>
            {discrimination === null ? t('none') : number(discrimination, 2)}
          </span>
        ),
      },
    ];
  }, [t, number, percent, nameOf]);
}
