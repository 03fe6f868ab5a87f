import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ImportBatch } from '../contract.ts';
import { importMessages } from './messages.ts';
import classes from './imports.module.css';

/** How many errors and warnings, in words; nothing when there are none. */
export function IssueCounts({ counts }: { readonly counts: ImportBatch['issueCounts'] }): ReactNode {
  const t = useMessages(importMessages);
  if (counts.error + counts.warning === 0) return null;
  return (
    <span className={classes.counts}>
      {counts.error > 0 && <span data-severity="error">{t('issues.errors', { count: counts.error })}</span>}
      {counts.warning > 0 && <span data-severity="warning">{t('issues.warnings', { count: counts.warning })}</span>}
    </span>
  );
}
