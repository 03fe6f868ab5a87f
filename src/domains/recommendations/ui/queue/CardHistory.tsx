import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import type { ReviewItem } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import { detailQuery } from '../queries.ts';
import { HistoryList } from './HistoryList.tsx';
import classes from './queue.module.css';

/** Who decided what, and what the student said of earlier advice; asked for when it is opened. */
export function CardHistory({ item }: { readonly item: ReviewItem }): ReactNode {
  const t = useMessages(adviceMessages);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={classes.details}
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{t('history')}</summary>
      {isOpen && <OpenHistory item={item} />}
    </details>
  );
}

function OpenHistory({ item }: { readonly item: ReviewItem }): ReactNode {
  const t = useMessages(adviceMessages);
  const query = useQuery(detailQuery(item));
  return (
    <Await query={query} skeleton={<BlockSkeleton height={40} />}>
      {({ history, earlierRatings }) => (
        <>
          <HistoryList history={history} />
          {earlierRatings.map(({ stars, comment, at }) => (
            <p key={at} className={classes.quiet}>
              {t('rated.earlier', { stars })}
              {comment !== null && ` ${t('returned.comment', { comment })}`}
            </p>
          ))}
        </>
      )}
    </Await>
  );
}
