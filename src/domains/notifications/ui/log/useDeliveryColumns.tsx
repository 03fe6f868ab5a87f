import { useMemo } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import type { LoggedDelivery } from '../../contract.ts';
import { ChannelMark, StateMark } from '../DeliveryMark.tsx';
import { logMessages } from '../log-messages.ts';
import classes from './log.module.css';

/** When, to whom, what, by which way, and what became of it. */
export function useDeliveryColumns(): Column<LoggedDelivery>[] {
  const t = useMessages(logMessages);
  const { dateTime, exact } = useFormats();
  return useMemo<Column<LoggedDelivery>[]>(
    () => [
      {
        key: 'when',
        header: t('log.when'),
        width: '9.5rem',
        cell: ({ at }) => (
          <time dateTime={at} title={exact(at)}>
            {dateTime(at)}
          </time>
        ),
      },
      {
        key: 'who',
        header: t('log.who'),
        onPhone: 'title',
        cell: ({ person }) => (
          <>
            {person.name}
            <span className={classes.under}>{person.login}</span>
          </>
        ),
      },
      { key: 'kind', header: t('log.kind'), cell: ({ title }) => title },
      {
        key: 'channel',
        header: t('log.channel'),
        width: '8rem',
        cell: ({ channel }) => <ChannelMark channel={channel} />,
      },
      {
        key: 'state',
        header: t('log.state'),
        onPhone: 'wide',
        cell: ({ state, reason, attempts }) => (
          <>
            <StateMark state={state} reason={reason} />
            {attempts > 1 && <span className={classes.under}>{t('log.attempts', { count: attempts })}</span>}
          </>
        ),
      },
    ],
    [t, dateTime, exact],
  );
}
