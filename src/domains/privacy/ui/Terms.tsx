import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { privacyMessages } from './messages.ts';
import classes from './privacy.module.css';

/** Why something is kept, and for how long. */
export function Terms({ why, kept }: { readonly why: string; readonly kept: string }): ReactNode {
  const t = useMessages(privacyMessages);
  return (
    <p className={classes.terms}>
      {t('why')}: {why}. {t('kept')}: {kept}.
    </p>
  );
}
