import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { programmeMessages } from './programme-messages.ts';
import classes from './roster.module.css';
import type { LastChange } from './useProgrammeChanges.ts';

interface UndoNoticeProps {
  readonly last: LastChange;
  readonly isPending: boolean;
  readonly onUndo: () => void;
}

/** Says what was done, and takes it back. */
export function UndoNotice({ last, isPending, onUndo }: UndoNoticeProps): ReactNode {
  const t = useMessages(programmeMessages);
  return (
    <Notice tone="good" role="status">
      <span className={classes.done}>
        {last.kind === 'renamed' && t('done.renamed', { from: last.from, to: last.to })}
        {last.kind === 'placed' && t('done.placed', { count: last.before.courses.length + last.before.groups.length })}
        {last.kind === 'undone' && t('undone')}
        {last.kind !== 'undone' && (
          <Button variant="subtle" size="compact-sm" loading={isPending} onClick={onUndo}>
            {t('undo')}
          </Button>
        )}
      </span>
    </Notice>
  );
}
