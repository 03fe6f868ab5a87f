import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ReviewItem } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import { AdviceText } from '../text/AdviceText.tsx';
import { DiffText } from '../text/DiffText.tsx';
import { CardHead } from './CardHead.tsx';
import { CardHistory } from './CardHistory.tsx';
import { EditForm } from './EditForm.tsx';
import type { QueueLinks } from './queue-links.ts';
import type { Review } from './useReview.ts';
import classes from './queue.module.css';

interface ReviewCardProps {
  readonly item: ReviewItem;
  readonly review: Review;
  readonly links: QueueLinks;
  /** The one that keys act on. */
  readonly isActive: boolean;
}

/** One piece of advice: whose, what the student said of it, the text, and what can be done. */
export function ReviewCard({ item, review, links, isActive }: ReviewCardProps): ReactNode {
  const t = useMessages(adviceMessages);
  const element = useRef<HTMLLIElement>(null);
  const wasActive = useRef(isActive);
  useEffect(() => {
    if (isActive && !wasActive.current) element.current?.scrollIntoView({ block: 'nearest' });
    wasActive.current = isActive;
  }, [isActive]);
  const isOpen = item.mayDecide && item.state === 'draft';
  const isEditing = isOpen && review.editing === item.id;
  return (
    <li ref={element} className={classes.card} data-active={isActive} aria-current={isActive || undefined}>
      <div className={classes.top}>
        {isOpen && links && (
          <Checkbox
            aria-label={t('select.one', { student: item.student })}
            checked={review.selected.has(item.id)}
            onChange={() => {
              review.toggle(item.id);
            }}
          />
        )}
        <CardHead item={item} links={links} />
      </div>
      {isEditing ? (
        <EditForm item={item} review={review} />
      ) : (
        <>
          <AdviceText content={item.edited ?? item.content} />
          {item.edited && (
            <details className={classes.details}>
              <summary>{t('original')}</summary>
              <DiffText before={item.content} after={item.edited} />
            </details>
          )}
          <CardHistory item={item} />
          {isOpen && <CardButtons item={item} review={review} />}
        </>
      )}
    </li>
  );
}

function CardButtons({ item, review }: Pick<ReviewCardProps, 'item' | 'review'>): ReactNode {
  const t = useMessages(adviceMessages);
  return (
    <div className={classes.buttons}>
      <Button
        size="sm"
        disabled={review.isBusy}
        onClick={() => {
          review.decide(item, { action: 'approved' });
        }}
      >
        {t('approve')}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={review.isBusy}
        onClick={() => {
          review.setEditing(item.id);
        }}
      >
        {t('edit')}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={review.isBusy}
        onClick={() => {
          review.setRejecting([item]);
        }}
      >
        {t('reject')}
      </Button>
    </div>
  );
}
