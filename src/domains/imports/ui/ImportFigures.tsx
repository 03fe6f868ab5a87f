import type { ReactNode } from 'react';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { ImportBatch } from '../contract.ts';
import { importMessages } from './messages.ts';

/** What a file held and what of it was new. */
export function ImportFigures({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const t = useMessages(importMessages);
  const { number } = useFormats();
  return (
    <StatRow>
      <StatTile label={t('students')} value={number(batch.students)} />
      <StatTile label={t('activities')} value={number(batch.activities)} />
      <StatTile label={t('lessons')} value={number(batch.lessons)} />
      <StatTile label={t('cells.new')} value={number(batch.cells.new)} />
      <StatTile label={t('cells.changed')} value={number(batch.cells.changed)} />
      <StatTile label={t('cells.same')} value={number(batch.cells.same)} />
    </StatRow>
  );
}
