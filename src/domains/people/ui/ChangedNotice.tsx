import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { peopleMessages } from './messages.ts';
import { changedParts } from './steps.ts';
import { useUndo } from './usePersonChange.ts';
import classes from './people.module.css';

interface ChangedNoticeProps {
  /** How the person was, and how the change left them. */
  readonly before: Person;
  readonly after: Person;
  readonly onUndone: () => void;
}

/** Says what was saved, and takes it back. */
export function ChangedNotice({ before, after, onUndone }: ChangedNoticeProps): ReactNode {
  const t = useMessages(peopleMessages);
  const { undo, isPending, error } = useUndo(onUndone);
  const parts = changedParts(before, after);
  if (parts.length === 0) return null;
  return (
    <div className={classes.stack}>
      <Notice tone="good" role="status">
        <span className={classes.changed}>
          {t('saved', { parts: parts.map((part) => t(`part.${part}`)).join(', ') })}
          <Button
            variant="subtle"
            size="compact-sm"
            loading={isPending}
            onClick={() => {
              undo(before, after);
            }}
          >
            {t('undo')}
          </Button>
        </span>
      </Notice>
      <ChangeProblem error={error} keepsDraft={false} />
    </div>
  );
}
