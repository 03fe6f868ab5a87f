import type { ReactNode } from 'react';
import { addressOf } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ImportBatch } from '../contract.ts';
import { importMessages } from './messages.ts';

/** The file as it was uploaded, or that it is not kept any more. */
export function OriginalLink({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const t = useMessages(importMessages);
  if (!batch.hasOriginal) return <span title={t('original.why')}>{t('original.removed')}</span>;
  return (
    <a href={addressOf(`/imports/${batch.id}/original`)} download>
      {t('original.download')}
    </a>
  );
}
