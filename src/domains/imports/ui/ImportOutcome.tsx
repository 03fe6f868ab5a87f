import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { ImportBatch } from '../contract.ts';
import { importMessages } from './messages.ts';
import { reviewMessages } from './review-messages.ts';

/** What an ended import came to, where the figures alone do not say it. */
export function ImportOutcome({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const t = useMessages(importMessages);
  const review = useMessages(reviewMessages);
  if (batch.status === 'cancelled') return <Notice tone="info">{review('cancelled')}</Notice>;
  if (batch.status === 'undoing') return <Notice tone="info">{review('undoing')}</Notice>;
  if (batch.status === 'undone') return <Notice tone="info">{review('undone')}</Notice>;
  if (batch.status === 'refused') return <Notice tone="bad">{t('refused')}</Notice>;
  if (batch.status === 'failed') return <Notice tone="bad">{t('failed')}</Notice>;
  if (batch.status === 'done' && batch.cells.new === 0 && batch.cells.changed === 0) {
    return <Notice tone="info">{t('same')}</Notice>;
  }
  return null;
}
