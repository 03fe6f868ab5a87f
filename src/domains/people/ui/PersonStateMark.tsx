import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { PersonRow } from '../contract.ts';
import { peopleMessages } from './messages.ts';
import classes from './people.module.css';

/** Whether a person can sign in, in a word. */
export function PersonStateMark({ person }: { readonly person: PersonRow }): ReactNode {
  const t = useMessages(peopleMessages);
  const state = person.isActive ? (person.hasPassword ? 'active' : 'invited') : 'inactive';
  return (
    <span className={classes.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
