import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { PageSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { adviceMessages } from '../messages.ts';
import { queueQuery, type QueueSearch } from '../queries.ts';
import { BulkBar } from './BulkBar.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import type { QueueLinks } from './queue-links.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { UndoBar } from './UndoBar.tsx';
import { useReview } from './useReview.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import classes from './queue.module.css';

interface ReviewQueueProps {
  readonly search: QueueSearch;
  /** Undefined: a part of the student's page, without keys, and nothing where nothing waits. */
  readonly links?: QueueLinks;
}

const noKeys = {};

/** What waits or was decided, card below card; decides by button or key, one or many, and takes the last back. */
export function ReviewQueue({ search, links }: ReviewQueueProps): ReactNode {
  const isPart = links === undefined;
  const t = useMessages(adviceMessages);
  const query = useInfiniteQuery(queueQuery(search));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const review = useReview(items);
  useReviewKeys(isPart ? noKeys : review.keys);
  if (query.data === undefined && isPart) return null;
  if (query.data === undefined)
    return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return (
    <div className={classes.queue}>
      <UndoBar review={review} />
      <ConflictNotice conflict={review.conflict} />
      <ProblemNotice error={review.problem} />
      {items.length === 0 ? (
        !isPart && <NothingThere search={search} />
      ) : (
        <>
          <BulkBar review={review} items={items} />
          <ul className={classes.list} aria-label={t('queue.list')}>
            {items.map((item, place) => (
              <ReviewCard key={item.id} {...{ item, review, links }} isActive={!isPart && place === review.active} />
            ))}
          </ul>
        </>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          className={classes.more}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('queue.more')}
        </Button>
      )}
      {review.rejecting.length > 0 && <RejectDialog review={review} />}
    </div>
  );
}

function NothingThere({ search }: { readonly search: QueueSearch }): ReactNode {
  const t = useMessages(adviceMessages);
  const { state, ...filters } = search;
  if (Object.keys(filters).length > 0) return <StateBlock icon={<IconFilterOff />} title={t('queue.noneFound')} />;
  if (state !== undefined) return <StateBlock icon={<IconCircleCheck />} title={t('queue.noneDecided')} />;
  return (
    <StateBlock icon={<IconCircleCheck />} title={t('queue.noneWait')}>
      {t('queue.noneWaitHint')}
    </StateBlock>
  );
}
