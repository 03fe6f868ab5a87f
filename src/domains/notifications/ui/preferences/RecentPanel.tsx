import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { browserNow } from '#web/kit/clock.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { OwnDelivery } from '../../contract.ts';
import { ChannelMark, StateMark } from '../DeliveryMark.tsx';
import { notificationMessages } from '../messages.ts';
import classes from '../notifications.module.css';
import { ownDeliveriesQuery, useTryNotifications } from './queries.ts';

/** Milliseconds for which the page looks again and again what became of a trial. */
const watchedFor = 60_000;
const lookEvery = 2000;

/** What has come to the person lately, and a trial to see whether something comes at all. */
export function RecentPanel(): ReactNode {
  const t = useMessages(notificationMessages);
  const trying = useTryNotifications();
  const query = useQuery({
    ...ownDeliveriesQuery,
    refetchInterval: () => trying.isSuccess && browserNow() - trying.submittedAt < watchedFor && lookEvery,
  });
  return (
    <Panel
      title={t('recent.title')}
      about={t('recent.about')}
      tools={
        <Button
          variant="default"
          leftSection={<IconSend size={16} stroke={1.75} aria-hidden />}
          loading={trying.isPending}
          onClick={() => {
            trying.mutate();
          }}
        >
          {t('recent.try')}
        </Button>
      }
    >
      <div className={classes.stack}>
        <ProblemNotice error={trying.error} />
        {trying.isSuccess && (
          <Notice tone="good" role="status">
            {t('recent.tried')}
          </Notice>
        )}
        <Await query={query} skeleton={<BlockSkeleton height={96} />}>
          {(deliveries) =>
            deliveries.length === 0 ? (
              <p className={classes.quiet}>{t('recent.none')}</p>
            ) : (
              <ul className={classes.recent} aria-label={t('recent.title')}>
                {deliveries.map((delivery) => (
                  <Recent key={delivery.id} delivery={delivery} />
                ))}
              </ul>
            )
          }
        </Await>
      </div>
    </Panel>
  );
}

function Recent({ delivery: { at, title, channel, state, reason } }: { readonly delivery: OwnDelivery }): ReactNode {
  const { dateTime, exact } = useFormats();
  return (
    <li className={classes.delivery}>
      <span className={classes.kind}>{title}</span>
      <time className={classes.quiet} dateTime={at} title={exact(at)}>
        {dateTime(at)}
      </time>
      <ChannelMark channel={channel} />
      <StateMark state={state} reason={reason} />
    </li>
  );
}
