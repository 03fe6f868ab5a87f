import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import { shellMessages } from './messages.ts';
import classes from './OfflineBanner.module.css';

/** Says that what is shown may be old, while the live connection is lost. */
export function OfflineBanner(): ReactNode {
  const t = useMessages(shellMessages);
  return (
    <div className={classes.banner} role="status">
      <IconPlugConnectedX size={18} stroke={1.75} aria-hidden />
      {t('offline')}
    </div>
  );
}
