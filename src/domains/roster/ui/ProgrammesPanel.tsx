import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { NameDialog } from '#web/kit/dialog/NameDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { longestProgrammeName, type Programme } from '../contract.ts';
import { ContentDialog } from './ContentDialog.tsx';
import { programmeMessages } from './programme-messages.ts';
import { ProgrammeTable, type ProgrammeAction } from './ProgrammeTable.tsx';
import { coursesQuery, groupsQuery, programmesQuery } from './queries.ts';
import classes from './roster.module.css';
import { UndoNotice } from './UndoNotice.tsx';
import { useProgrammeChanges } from './useProgrammeChanges.ts';

interface ProgrammesPanelProps {
  /** A programme is being added. */
  readonly isAdding: boolean;
  readonly onAdd: (isAdding: boolean) => void;
}

/** All programmes, and what can be done with each. */
export function ProgrammesPanel({ isAdding, onAdd }: ProgrammesPanelProps): ReactNode {
  const t = useMessages(programmeMessages);
  const query = useQuery(programmesQuery);
  const courses = useQuery(coursesQuery).data;
  const groups = useQuery(groupsQuery).data;
  const { last, add, remove, rename, place, undo } = useProgrammeChanges();
  const [open, setOpen] = useState<{ readonly action: ProgrammeAction; readonly programme: Programme }>();
  const close = { onSuccess: () => setOpen(undefined) };
  const start = (action: ProgrammeAction, programme: Programme): void => {
    for (const change of [remove, rename, place, undo]) change.reset();
    setOpen({ action, programme });
  };
  const shared = { onClose: () => setOpen(undefined) };
  return (
    <div className={classes.programmes}>
      {last && (
        <UndoNotice
          last={last}
          isPending={undo.isPending}
          onUndo={() => {
            undo.mutate(last);
          }}
        />
      )}
      <ProblemNotice error={undo.error} />
      <div className={classes.sheet}>
        <Await query={query} skeleton={<TableSkeleton />}>
          {(items) => <ProgrammeTable programmes={items} onAction={start} onAdd={() => onAdd(true)} />}
        </Await>
      </div>
      {isAdding && (
        <NameDialog
          title={t('add.title')}
          action={t('add.submit')}
          label={t('name')}
          maxLength={longestProgrammeName}
          before=""
          isPending={add.isPending}
          error={add.error}
          onSubmit={(name) => add.mutate(name, { onSuccess: () => onAdd(false) })}
          onClose={() => {
            add.reset();
            onAdd(false);
          }}
        />
      )}
      {open?.action === 'rename' && (
        <NameDialog
          {...shared}
          title={t('rename.title')}
          action={t('save')}
          label={t('name')}
          maxLength={longestProgrammeName}
          before={open.programme.name}
          isPending={rename.isPending}
          error={rename.error}
          onSubmit={(name) => rename.mutate({ programme: open.programme, name }, close)}
        />
      )}
      {open?.action === 'content' && courses && groups && (
        <ContentDialog
          {...shared}
          programme={open.programme}
          courses={courses}
          groups={groups}
          isPending={place.isPending}
          error={place.error}
          onSubmit={(placements) => place.mutate(placements, close)}
        />
      )}
      {open?.action === 'remove' && (
        <ConfirmDialog
          {...shared}
          title={t('remove.title', { name: open.programme.name })}
          action={t('remove')}
          isPending={remove.isPending}
          problem={<ProblemNotice error={remove.error} />}
          onConfirm={() => remove.mutate(open.programme, close)}
        >
          {t('remove.text')}
        </ConfirmDialog>
      )}
    </div>
  );
}
