import type { ReactNode } from 'react';
import { AuditPanel } from '#domains/audit/ui/AuditPanel.tsx';
import { auditMessages } from '#domains/audit/ui/messages.ts';
import { RetentionPanel } from '#domains/audit/ui/RetentionPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from '../tasks/tasks.module.css';

/** Who did what with whose data, for administrators. */
export function AuditPage(): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <div className={classes.page}>
        <AuditPanel />
        <RetentionPanel />
      </div>
    </>
  );
}
