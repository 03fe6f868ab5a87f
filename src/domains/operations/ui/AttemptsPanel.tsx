import { IconHistory } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { TaskDetail } from '../contract.ts';
import { taskMessages } from './messages.ts';

type Attempt = TaskDetail['attemptList'][number];

/** Every attempt at a task, newest first: how it ended and why. */
export function AttemptsPanel({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useMessages(taskMessages);
  const { exact, seconds } = useFormats();
  const columns = useMemo<Column<Attempt>[]>(
    () => [
      { key: 'attempt', header: t('attempts.number'), width: '3.5rem', cell: ({ attempt }) => attempt },
      { key: 'outcome', header: t('attempts.outcome'), width: '13rem', cell: ({ outcome }) => t(`outcome.${outcome}`) },
      { key: 'failure', header: t('tasks.failure'), onPhone: 'wide', cell: ({ failure }) => failure?.sentence },
      { key: 'started', header: t('attempts.started'), width: '14rem', cell: ({ startedAt }) => exact(startedAt) },
      {
        key: 'took',
        header: t('attempts.took'),
        numeric: true,
        width: '7rem',
        cell: ({ startedAt, finishedAt }) => seconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000),
      },
      { key: 'worker', header: t('attempts.worker'), width: '12rem', onPhone: 'hidden', cell: ({ worker }) => worker },
    ],
    [t, exact, seconds],
  );
  return (
    <Panel title={t('attempts.title')} flush>
      <DataTable
        label={t('attempts.title')}
        columns={columns}
        rows={task.attemptList}
        rowKey={({ attempt, startedAt }) => `${String(attempt)} ${startedAt}`}
        empty={<StateBlock icon={<IconHistory />} title={t('attempts.none')} />}
      />
    </Panel>
  );
}
