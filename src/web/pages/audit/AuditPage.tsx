import type { ReactNode } from 'react';
import { AuditPanel } from '#domains/audit/ui/AuditPanel.tsx';
import { auditMessages } from '#domains/audit/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

/** Who did what with whose data, for administrators. */
export function AuditPage(): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <AuditPanel />
    </>
  );
}
