import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { OwnSession } from '../contract.ts';
import { identityMessages } from './messages.ts';
import { ownSessionsQuery } from './queries.ts';
import classes from './security.module.css';

/** Where the person is signed in; any of it can be ended. */
export function SessionsPanel(): ReactNode {
  const t = useMessages(identityMessages);
  const [isAsking, setAsking] = useState(false);
  const query = useQuery(ownSessionsQuery);
  const { mutate, isPending, variables, error, reset } = useEndSessions(() => {
    setAsking(false);
  });
  const columns = useSessionColumns(mutate, isPending ? variables : undefined);
  const others = query.data?.filter(({ isCurrent }) => !isCurrent).length ?? 0;
  return (
    <Panel
      title={t('sessions.title')}
      about={t('sessions.about')}
      flush
      tools={
        others > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              reset();
              setAsking(true);
            }}
          >
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {error && !isAsking && (
        <div className={classes.notice}>
          <ProblemNotice error={error} />
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('sessions.endOthersTitle')}
          action={t('sessions.endOthers')}
          isPending={isPending}
          problem={<ProblemNotice error={error} />}
          onConfirm={() => {
            mutate(undefined);
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('sessions.endOthersText', { count: others })}
        </ConfirmDialog>
      )}
      <Await query={query} skeleton={<TableSkeleton rows={3} />}>
        {(sessions) => (
          <DataTable label={t('sessions.title')} columns={columns} rows={sessions} rowKey={({ id }) => id} />
        )}
      </Await>
    </Panel>
  );
}

/** Ends one session, or all but this one. */
function useEndSessions(onEnded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => api.delete(id === undefined ? '/sessions' : `/sessions/${id}`),
    onSuccess: onEnded,
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
}

function useSessionColumns(end: (id: string) => void, ending: string | undefined): Column<OwnSession>[] {
  const t = useMessages(identityMessages);
  const { dateTime, exact, relative } = useFormats();
  return useMemo<Column<OwnSession>[]>(
    () => [
      {
        key: 'device',
        header: t('sessions.device'),
        onPhone: 'title',
        cell: ({ browser, system, isCurrent }) => (
          <>
            {[browser, system].filter((name) => name !== null).join(', ') || t('sessions.unknown')}
            {isCurrent && <span className={classes.current}>{t('sessions.current')}</span>}
          </>
        ),
      },
      { key: 'address', header: t('sessions.address'), width: '13rem', cell: ({ address }) => address },
      {
        key: 'created',
        header: t('sessions.created'),
        width: '11rem',
        cell: ({ createdAt }) => (
          <time dateTime={createdAt} title={exact(createdAt)}>
            {dateTime(createdAt)}
          </time>
        ),
      },
      {
        key: 'used',
        header: t('sessions.used'),
        width: '11rem',
        cell: ({ lastUsedAt }) => (
          <time dateTime={lastUsedAt} title={exact(lastUsedAt)}>
            {relative(lastUsedAt)}
          </time>
        ),
      },
      {
        key: 'actions',
        header: t('actions'),
        width: '9rem',
        onPhone: 'wide',
        cell: ({ id, isCurrent }) =>
          !isCurrent && (
            <Button
              variant="default"
              size="compact-sm"
              loading={ending === id}
              onClick={() => {
                end(id);
              }}
            >
              {t('sessions.end')}
            </Button>
          ),
      },
    ],
    [t, dateTime, exact, relative, end, ending],
  );
}
