import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { adviceMessages } from './messages.ts';
import { waitingQuery } from './queries.ts';
import classes from './advice.module.css';

const mostShown = 99;

/** How many recommendations wait for the reader, or in one course; nothing where none does. */
export function WaitingCount({ courseId }: { readonly courseId?: number }): ReactNode {
  const t = useMessages(adviceMessages);
  const waiting = useQuery(waitingQuery).data;
  const count = courseId === undefined ? waiting?.total : waiting?.courses.find(({ id }) => id === courseId)?.waiting;
  if (count === undefined || count === 0) return null;
  return (
    <span className={classes.count} role="img" aria-label={t('count.short', { count })}>
      {count > mostShown ? `${String(mostShown)}+` : count}
    </span>
  );
}
