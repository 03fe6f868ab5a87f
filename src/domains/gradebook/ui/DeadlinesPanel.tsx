import { SegmentedControl } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconCalendarOff } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { useSort } from '#web/kit/table/useSort.ts';
import type { DeadlineList } from '../contract.ts';
import { gradebookMessages } from './messages.ts';
import classes from './gradebook.module.css';

type Deadline = DeadlineList['items'][number];
type Side = 'passed' | 'ahead';

/** What is due and overdue in a course, and what comes next. */
export function DeadlinesPanel({ query }: { readonly query: UseQueryResult<DeadlineList> }): ReactNode {
  const t = useMessages(gradebookMessages);
  const [chosen, setChosen] = useState<Side>();
  const bySide = useMemo(() => splitByMoment(query.data), [query.data]);
  const side = chosen ?? (bySide.ahead.length > 0 && bySide.passed.length === 0 ? 'ahead' : 'passed');
  const sides = (['passed', 'ahead'] as const).map((value) => ({
    value,
    label: `${t(`deadlines.${value}`)} · ${String(bySide[value].length)}`,
  }));
  return (
    <Panel
      title={t('deadlines.title')}
      flush
      tools={
        <SegmentedControl size="xs" aria-label={t('deadlines.filter')} value={side} onChange={setChosen} data={sides} />
      }
    >
      <Await query={query} skeleton={<TableSkeleton rows={5} />}>
        {() => <DeadlineTable key={side} deadlines={bySide[side]} side={side} />}
      </Await>
    </Panel>
  );
}

function splitByMoment(data: DeadlineList | undefined): Record<Side, Deadline[]> {
  const now = data === undefined ? 0 : Date.parse(data.asOf);
  const items = data?.items ?? [];
  const isAhead = ({ dueAt }: Deadline) => Date.parse(dueAt) > now;
  return { passed: items.filter((item) => !isAhead(item)), ahead: items.filter(isAhead) };
}

function DeadlineTable({
  deadlines,
  side,
}: {
  readonly deadlines: readonly Deadline[];
  readonly side: Side;
}): ReactNode {
  const t = useMessages(gradebookMessages);
  const { number, dateTime } = useFormats();
  const columns = useMemo<Column<Deadline>[]>(() => {
    const count = (key: 'onTime' | 'late' | 'overdue' | 'upcoming'): Column<Deadline> => ({
      key,
      header: t(`deadlines.${key}`),
      numeric: true,
      width: '8.5rem',
      firstSort: 'descending',
      // What is doubtful goes before what most have missed: somebody should look at it.
      sortBy: (deadline) => (key === 'overdue' && !deadline.isConfirmed ? Infinity : deadline[key]),
      cell: (deadline) => (
        <span data-zero={deadline[key] === 0} className={classes[key]}>
          {number(deadline[key])}
        </span>
      ),
    });
    return [
      {
        key: 'name',
        header: t('deadlines.activity'),
        onPhone: 'title',
        sortBy: ({ name }) => name,
        cell: ({ name, kind, isConfirmed }) => (
          <>
            {name} <span className={classes.kind}>{t(`kind.${kind}`)}</span>
            {!isConfirmed && <span className={classes.unconfirmed}>{t('deadlines.unconfirmed')}</span>}
          </>
        ),
      },
      {
        key: 'dueAt',
        header: t('deadlines.due'),
        width: '10rem',
        sortBy: ({ dueAt }) => Date.parse(dueAt),
        cell: ({ dueAt }) => <span className={classes.moment}>{dateTime(dueAt)}</span>,
      },
      count('onTime'),
      ...(side === 'passed' ? [count('late'), count('overdue')] : [count('upcoming')]),
    ];
  }, [t, number, dateTime, side]);
  const table = useSort(
    deadlines,
    columns,
    side === 'passed' ? { column: 'overdue', direction: 'descending' } : { column: 'dueAt', direction: 'ascending' },
  );
  return (
    <DataTable
      label={t('deadlines.title')}
      columns={columns}
      firstRows={10}
      rowKey={({ activityId }) => activityId}
      empty={
        <StateBlock icon={<IconCalendarOff />} title={t(side === 'ahead' ? 'upcoming.none' : 'deadlines.none')}>
          {side === 'passed' && t('deadlines.noneHint')}
        </StateBlock>
      }
      {...table}
    />
  );
}
