import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { Flag } from '../contract.ts';
import { followUpMessages } from './messages.ts';
import classes from './follow-up.module.css';

/** What was said of a student's flag, in a word; nothing while it waits. */
export function FlagMark({ flag }: { readonly flag: Flag }): ReactNode {
  const t = useMessages(followUpMessages);
  if (flag.answer === null || flag.isOpen) return null;
  return (
    <span className={classes.mark} title={flag.answer.note ?? undefined}>
      {t(`verdict.${flag.answer.verdict}`)}
    </span>
  );
}
