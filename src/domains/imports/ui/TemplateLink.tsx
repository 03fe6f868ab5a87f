import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { importMessages } from './messages.ts';

/** The empty workbook, in the reader's language. */
export function TemplateLink(): ReactNode {
  const t = useMessages(importMessages);
  return (
    <Anchor href={addressOf('/import-template')} title={t('template.hint')} download>
      {t('template')}
    </Anchor>
  );
}
