import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { Connection, ConnectionRuns } from '../contract.ts';
import { connectionMessages } from './messages.ts';
import { connectionRunsQuery } from './queries.ts';
import { RunSummary } from './RunSummary.tsx';
import classes from './connections.module.css';

type Run = ConnectionRuns['items'][number];

/** Makes a name lead to its import. */
export type ImportLink = (importId: string, text: string) => ReactNode;

interface RunsDialogProps {
  readonly connection: Connection;
  readonly link: ImportLink;
  readonly onClose: () => void;
}

/** The newest pulls of a connection, each with its courses and what they became. */
export function RunsDialog({ connection, link, onClose }: RunsDialogProps): ReactNode {
  const t = useMessages(connectionMessages);
  const query = useQuery(connectionRunsQuery(connection.id));
  return (
    <Dialog
      title={`${connection.title}: ${t('card.runs').toLowerCase()}`}
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('runs.close')}
        </Button>
      }
    >
      <Await query={query} skeleton={<TableSkeleton />}>
        {(runs) => (
          <div className={classes.stack}>
            {runs.length === 0 && <p className={classes.quiet}>{t('card.never')}</p>}
            {runs.map((run) => (
              <div key={run.id} className={classes.run}>
                <RunSummary run={run} />
                {run.list.length > 0 && <CourseTable run={run} link={link} />}
              </div>
            ))}
          </div>
        )}
      </Await>
    </Dialog>
  );
}

function CourseTable({ run, link }: { readonly run: Run; readonly link: ImportLink }): ReactNode {
  const t = useMessages(connectionMessages);
  const columns: Column<Run['list'][number]>[] = [
    { key: 'name', header: t('runs.course'), onPhone: 'title', cell: ({ name }) => name },
    {
      key: 'state',
      header: t('runs.state'),
      cell: ({ state, problem }) => (
        <>
          {t(`course.${state}`)}
          {problem !== null && <p className={classes.quiet}>{problem}</p>}
        </>
      ),
    },
    {
      key: 'import',
      header: t('runs.import'),
      cell: ({ importId }) => (importId === null ? null : link(importId, t('runs.open'))),
    },
  ];
  return (
    <DataTable
      label={t('card.runs')}
      columns={columns}
      rows={run.list}
      rowKey={({ courseId }) => courseId}
      firstRows={20}
    />
  );
}
