import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { Task } from '../contract.ts';
import { taskMessages } from './messages.ts';
import { tasksQuery } from './queries.ts';
import { RunAgainButton } from './RunAgainButton.tsx';
import { TaskStateMark } from './TaskStateMark.tsx';
import classes from './tasks.module.css';

const filters = ['dead', 'running', 'queued', 'done', 'all'] as const;

/** The tasks themselves, the stopped first: why each stopped, and a button that runs it again. */
export function TasksPanel({ link }: { readonly link: (task: Task) => ReactNode }): ReactNode {
  const t = useMessages(taskMessages);
  const [filter, setFilter] = useState<(typeof filters)[number]>('dead');
  const columns = useTaskColumns(link);
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    tasksQuery(filter === 'all' ? undefined : filter),
  );
  return (
    <Panel
      title={t('tasks.title')}
      flush
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('tasks.filter')}
          value={filter}
          onChange={setFilter}
          data={filters.map((value) => ({ value, label: value === 'all' ? t('tasks.all') : t(`states.${value}`) }))}
        />
      }
    >
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('tasks.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={<NoTasks dead={filter === 'dead'} />}
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('tasks.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function NoTasks({ dead }: { readonly dead: boolean }): ReactNode {
  const t = useMessages(taskMessages);
  return dead ? (
    <StateBlock icon={<IconCircleCheck />} title={t('tasks.noneDead')}>
      {t('tasks.noneDeadHint')}
    </StateBlock>
  ) : (
    <StateBlock icon={<IconListCheck />} title={t('tasks.none')} />
  );
}

function useTaskColumns(link: (task: Task) => ReactNode): Column<Task>[] {
  const t = useMessages(taskMessages);
  const { dateTime, exact } = useFormats();
  return useMemo<Column<Task>[]>(
    () => [
      {
        key: 'name',
        header: t('tasks.name'),
        onPhone: 'title',
        width: '17rem',
        cell: (task) => (
          <>
            {link(task)}
            <span className={classes.about}>{t('tasks.queue', { queue: task.queue })}</span>
          </>
        ),
      },
      { key: 'state', header: t('tasks.state'), width: '9rem', cell: ({ state }) => <TaskStateMark state={state} /> },
      { key: 'failure', header: t('tasks.failure'), onPhone: 'wide', cell: ({ failure }) => failure?.sentence },
      {
        key: 'attempts',
        header: t('tasks.attempts'),
        width: '6.5rem',
        cell: ({ attempts, maxAttempts }) => t('tasks.attemptsOf', { attempts, most: maxAttempts }),
      },
      {
        key: 'created',
        header: t('tasks.created'),
        width: '9.5rem',
        cell: ({ createdAt }) => (
          <time dateTime={createdAt} title={exact(createdAt)} className={classes.moment}>
            {dateTime(createdAt)}
          </time>
        ),
      },
      {
        key: 'actions',
        header: t('tasks.actions'),
        width: '11rem',
        onPhone: 'wide',
        cell: ({ id, state }) => state === 'dead' && <RunAgainButton taskId={id} />,
      },
    ],
    [t, link, dateTime, exact],
  );
}
