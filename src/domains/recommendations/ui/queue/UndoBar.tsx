import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { adviceMessages } from '../messages.ts';
import type { Review } from './useReview.ts';
import classes from './queue.module.css';

/** Says what was decided last, and takes it back. */
export function UndoBar({ review: { last, isBusy, undoLast } }: { readonly review: Review }): ReactNode {
  const t = useMessages(adviceMessages);
  if (last === null) return null;
  const { action, decisionIds, refused } = last;
  return (
    <div className={classes.last}>
      <Notice tone={action === 'notUndone' || refused > 0 ? 'warning' : 'good'} role="status">
        {(decisionIds.length > 0 || refused === 0) && t(`done.${action}`, { count: decisionIds.length })}{' '}
        {refused > 0 && t('done.refused', { count: refused })}{' '}
        {decisionIds.length > 0 && (
          <Button variant="subtle" size="compact-sm" loading={isBusy} onClick={undoLast}>
            {t('undo')}
          </Button>
        )}
      </Notice>
    </div>
  );
}
