import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ReviewItem } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import type { Review } from './useReview.ts';
import classes from './queue.module.css';

interface BulkBarProps {
  readonly review: Review;
  readonly items: readonly ReviewItem[];
}

/** Chooses all that is shown, and decides about those chosen; nothing for a single one. */
export function BulkBar({ review, items }: BulkBarProps): ReactNode {
  const t = useMessages(adviceMessages);
  const { chosen, isBusy } = review;
  const open = items.filter(({ mayDecide, state }) => mayDecide && state === 'draft');
  if (open.length < 2) return null;
  const isAll = chosen.length === open.length;
  return (
    <div className={classes.bulk}>
      <Checkbox
        label={chosen.length === 0 ? t('select.all') : t('select.count', { count: chosen.length })}
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={() => {
          review.setSelected(new Set(isAll ? [] : open.map(({ id }) => id)));
        }}
      />
      {chosen.length > 0 && (
        <div className={classes.buttons}>
          <Button
            size="xs"
            loading={isBusy}
            onClick={() => {
              review.decideMany(chosen, { action: 'approved' });
            }}
          >
            {t('approve')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={isBusy}
            onClick={() => {
              review.setRejecting(chosen);
            }}
          >
            {t('reject')}
          </Button>
        </div>
      )}
    </div>
  );
}
