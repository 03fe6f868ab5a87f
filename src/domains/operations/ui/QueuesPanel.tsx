import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { QueueStatus } from '../contract.ts';
import { taskMessages } from './messages.ts';
import { queuesQuery } from './queries.ts';
import { useRunTasksAgain } from './useRunAgain.ts';
import classes from './tasks.module.css';

/** How every queue stands; those with stopped tasks can be run again as a whole. */
export function QueuesPanel(): ReactNode {
  const t = useMessages(taskMessages);
  const kit = useMessages(kitMessages);
  const query = useQuery(queuesQuery);
  const { mutate, isPending, isError, error, data } = useRunTasksAgain();
  const columns = useQueueColumns(mutate, isPending);
  return (
    <Panel title={t('queues.title')} flush>
      {isError && (
        <div className={classes.notice}>
          <Notice tone="bad" role="alert">
            {t('runAgain.failed')} {problemText(error, kit)}
          </Notice>
        </div>
      )}
      {data && (
        <div className={classes.notice}>
          <Notice tone="good" role="status">
            {t('runAgain.done', { count: data.queued })}
          </Notice>
        </div>
      )}
      <Await query={query} skeleton={<TableSkeleton rows={5} />}>
        {(queues) => (
          <DataTable label={t('queues.title')} columns={columns} rows={queues} rowKey={({ name }) => name} />
        )}
      </Await>
    </Panel>
  );
}

function useQueueColumns(runAgain: (filter: { queue: string }) => void, isPending: boolean): Column<QueueStatus>[] {
  const t = useMessages(taskMessages);
  const { number, seconds } = useFormats();
  return useMemo<Column<QueueStatus>[]>(() => {
    const count = (key: 'delayed' | 'running', of: (queue: QueueStatus) => number): Column<QueueStatus> => ({
      key,
      header: t(`queues.${key}`),
      numeric: true,
      cell: (queue) => <Count value={of(queue)} text={number(of(queue))} />,
    });
    const duration = (value: number | null) => value !== null && seconds(value);
    return [
      { key: 'name', header: t('queues.name'), onPhone: 'title', cell: ({ name }) => <code>{name}</code> },
      {
        key: 'waiting',
        header: t('queues.waiting'),
        numeric: true,
        cell: ({ waiting: { interactive, bulk } }) => (
          <span title={bulk > 0 ? t('queues.bulk', { count: bulk }) : undefined}>
            <Count value={interactive + bulk} text={number(interactive + bulk)} />
          </span>
        ),
      },
      count('running', ({ running }) => running),
      count('delayed', ({ delayed }) => delayed),
      {
        key: 'oldest',
        header: t('queues.oldest'),
        numeric: true,
        cell: (queue) => duration(queue.oldestWaitingSeconds),
      },
      {
        key: 'finished',
        header: t('queues.finished'),
        numeric: true,
        cell: ({ finishedLastHour }) => <Count value={finishedLastHour} text={number(finishedLastHour)} />,
      },
      { key: 'mean', header: t('queues.mean'), numeric: true, cell: ({ meanSeconds }) => duration(meanSeconds) },
      {
        key: 'dead',
        header: t('queues.dead'),
        cell: ({ name, dead }) =>
          dead === 0 ? (
            <Count value={0} text="0" />
          ) : (
            <Button
              variant="default"
              size="compact-sm"
              disabled={isPending}
              onClick={() => {
                runAgain({ queue: name });
              }}
            >
              {t('runAgain.all', { count: dead })}
            </Button>
          ),
      },
    ];
  }, [t, number, seconds, runAgain, isPending]);
}

/** A zero steps back, so that what is going on stands out. */
function Count({ value, text }: { readonly value: number; readonly text: string }): ReactNode {
  return <span className={value === 0 ? classes.zero : undefined}>{text}</span>;
}
