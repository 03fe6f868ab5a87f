import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MadeFeed } from '#domains/calendar/contract.ts';
import { CopyField } from '#web/kit/copy/CopyField.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import classes from '../notifications.module.css';
import { calendarMessages } from './messages.ts';

/** The address, shown once, and how programs take it. */
export function FeedAddress({ made: { url, webcalUrl } }: { readonly made: MadeFeed }): ReactNode {
  const t = useMessages(calendarMessages);
  return (
    <>
      <Notice tone="good" role="status">
        {t('secret')}
      </Notice>
      <CopyField label={t('link')} value={url} />
      <Anchor href={webcalUrl} size="sm">
        {t('here')}
      </Anchor>
      <div>
        <h3 className={classes.how}>{t('how')}</h3>
        <ul className={classes.ways}>
          {(['iphone', 'google', 'other'] as const).map((way) => (
            <li key={way}>{t(way)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
