import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { DirectoryCounts, DirectoryRun, DirectoryState } from '../contract.ts';
import { DirectoryItemsPanel } from './DirectoryItemsPanel.tsx';
import { directoryMessages } from './messages.ts';
import { directoryQuery, isUnderWay } from './queries.ts';
import { RunNotice } from './RunNotice.tsx';
import classes from './directory.module.css';

interface DirectoryPanelProps {
  /** Makes a name lead to its person. */
  readonly link: (userId: string, name: string) => ReactNode;
}

/** Looks at the directory, shows what it would change, and does it when that is confirmed. */
export function DirectoryPanel({ link }: DirectoryPanelProps): ReactNode {
  const t = useMessages(directoryMessages);
  const query = useQuery(directoryQuery);
  const [newest] = query.data?.runs ?? [];
  const place = query.data?.place ?? null;
  return (
    <>
      <Panel title={t('look.title')} about={place === null ? undefined : t('look.place', { place })}>
        <Await query={query} skeleton={<BlockSkeleton height={96} />}>
          {(state) => <Look state={state} />}
        </Await>
      </Panel>
      {newest?.counts && <DirectoryItemsPanel run={newest} link={link} />}
    </>
  );
}

function Look({ state }: { readonly state: DirectoryState }): ReactNode {
  const t = useMessages(directoryMessages);
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['directory', 'state'] });
  const starting = useMutation({
    mutationFn: (kind: 'check' | 'preview') => api.post<DirectoryRun>('/directory/runs', { kind }),
    onSettled: refresh,
  });
  const confirming = useMutation({
    mutationFn: (runId: string) => api.post<DirectoryRun>(`/directory/runs/${runId}/confirmation`, {}),
    onSuccess: () => {
      setAsking(false);
    },
    onSettled: refresh,
  });
  if (state.place === null) return <Notice tone="info">{t('look.none')}</Notice>;
  const [newest] = state.runs;
  const isBusy = newest !== undefined && isUnderWay(newest);
  const counts = newest?.counts ?? null;
  const isConfirmable =
    counts !== null && (newest?.state === 'previewed' || newest?.state === 'stopped') && countChanges(counts) > 0;
  return (
    <div className={classes.stack}>
      <ProblemNotice error={starting.error} />
      {newest && <RunNotice run={newest} />}
      <div className={classes.buttons}>
        {isConfirmable && (
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('look.confirm')}
          </Button>
        )}
        {(['preview', 'check'] as const).map((kind) => (
          <Button
            key={kind}
            variant={kind === 'preview' && !isConfirmable ? 'filled' : 'default'}
            disabled={isBusy}
            loading={starting.isPending && starting.variables === kind}
            onClick={() => {
              starting.mutate(kind);
            }}
          >
            {t(`look.${kind}`)}
          </Button>
        ))}
      </div>
      {isAsking && isConfirmable && (
        <ConfirmDialog
          title={t('confirm.title')}
          action={t('look.confirm')}
          isPending={confirming.isPending}
          problem={<ProblemNotice error={confirming.error} />}
          onConfirm={() => {
            confirming.mutate(newest.id);
          }}
          onClose={() => {
            setAsking(false);
            confirming.reset();
          }}
        >
          {t('confirm.text', { ...counts, losses: Math.max(counts.losses, counts.allowedLosses) })}
        </ConfirmDialog>
      )}
    </div>
  );
}

function countChanges({ add, link, change, open, close }: DirectoryCounts): number {
  return add + link + change + open + close;
}
