import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { TaskState } from '../contract.ts';
import { taskMessages } from './messages.ts';
import classes from './tasks.module.css';

/** A task's state in a word. */
export function TaskStateMark({ state }: { readonly state: TaskState }): ReactNode {
  const t = useMessages(taskMessages);
  return (
    <span className={classes.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
