import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Connection } from '../contract.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { connectionMessages } from './messages.ts';
import { isUnderWay } from './queries.ts';
import { RunsDialog, type ImportLink } from './RunsDialog.tsx';
import { RunSummary } from './RunSummary.tsx';
import classes from './connections.module.css';

interface ConnectionCardProps {
  readonly connection: Connection;
  readonly link: ImportLink;
}

/** A connected system: how its last pull went, and what can be done with it. */
export function ConnectionCard({ connection, link }: ConnectionCardProps): ReactNode {
  const t = useMessages(connectionMessages);
  const queries = useQueryClient();
  const [open, setOpen] = useState<'edit' | 'runs' | 'delete'>();
  const { id, title, kind, address, schedule, courseIds, lastRun, version } = connection;
  const refresh = () => queries.invalidateQueries({ queryKey: ['connection'] });
  const pulling = useMutation({ mutationFn: () => api.post(`/connections/${id}/runs`), onSettled: refresh });
  const deleting = useMutation({
    mutationFn: () => api.delete(`/connections/${id}`, { query: { version } }),
    onSuccess: refresh,
  });
  const close = (): void => setOpen(undefined);
  const courses = courseIds === null ? t('courses.all') : t('courses.some', { count: courseIds.length });
  return (
    <article className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <h3>{title}</h3>
        <div className={classes.buttons}>
          <Button
            size="xs"
            loading={pulling.isPending}
            disabled={isUnderWay(lastRun)}
            onClick={() => {
              pulling.mutate();
            }}
          >
            {t('card.pull')}
          </Button>
          {(['runs', 'edit', 'delete'] as const).map((action) => (
            <Button key={action} size="xs" variant="default" onClick={() => setOpen(action)}>
              {t(`card.${action}`)}
            </Button>
          ))}
        </div>
      </div>
      <p className={classes.quiet}>
        {[t(`kind.${kind}`), address, t(`schedule.${schedule}`).toLowerCase(), courses].join(' · ')}
      </p>
      <ProblemNotice error={pulling.error} />
      {lastRun ? <RunSummary run={lastRun} /> : <p className={classes.quiet}>{t('card.never')}</p>}
      {open === 'edit' && <ConnectionDialog connection={connection} onClose={close} />}
      {open === 'runs' && <RunsDialog connection={connection} link={link} onClose={close} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { title })}
          action={t('card.delete')}
          isPending={deleting.isPending}
          problem={<ProblemNotice error={deleting.error} />}
          onConfirm={() => {
            deleting.mutate();
          }}
          onClose={close}
        >
          {t('delete.text')}
        </ConfirmDialog>
      )}
    </article>
  );
}
