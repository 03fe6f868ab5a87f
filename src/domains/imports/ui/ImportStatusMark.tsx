import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ImportStatus } from '../contract.ts';
import { importMessages } from './messages.ts';
import classes from './imports.module.css';

/** An import's state in a word, with a dot that tells the good from the bad. */
export function ImportStatusMark({ status }: { readonly status: ImportStatus }): ReactNode {
  const t = useMessages(importMessages);
  return (
    <span className={classes.status} data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
