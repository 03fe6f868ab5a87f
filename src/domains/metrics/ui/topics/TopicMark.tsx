import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { topicMessages } from './messages.ts';
import classes from './topics.module.css';

/** Says beside a topic that it is weak, or that too little is known of it. */
export function TopicMark({ isWeak, isFew }: { readonly isWeak: boolean; readonly isFew: boolean }): ReactNode {
  const t = useMessages(topicMessages);
  if (!isWeak && !isFew) return null;
  return (
    <span className={classes.mark} data-weak={isWeak}>
      {t(isWeak ? 'weak' : 'few')}
    </span>
  );
}
