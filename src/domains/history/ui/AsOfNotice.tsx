import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { historyMessages } from './messages.ts';
import classes from './history.module.css';

interface AsOfNoticeProps {
  /** `2024-10-12`. */
  readonly day: string;
  readonly onBack: () => void;
}

/** Says that the page shows an earlier day, and leads back. */
export function AsOfNotice({ day, onBack }: AsOfNoticeProps): ReactNode {
  const t = useMessages(historyMessages);
  const { date } = useFormats();
  return (
    <Notice tone="warning" role="status">
      <div className={classes.shown}>
        {t('asOf.shown', { day: date(`${day}T12:00:00Z`) })}
        <Button variant="default" size="xs" onClick={onBack}>
          {t('asOf.back')}
        </Button>
      </div>
    </Notice>
  );
}
