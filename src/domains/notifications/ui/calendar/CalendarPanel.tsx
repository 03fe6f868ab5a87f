import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import classes from '../notifications.module.css';
import { FeedAddress } from './FeedAddress.tsx';
import { calendarMessages } from './messages.ts';
import { calendarFeedQuery, useMakeFeed, useRevokeFeed } from './queries.ts';

/** Deadlines in the person's own calendar, by an address that only its program knows. */
export function CalendarPanel(): ReactNode {
  const t = useMessages(calendarMessages);
  const { date, relative } = useFormats();
  const query = useQuery(calendarFeedQuery);
  const making = useMakeFeed();
  const revoking = useRevokeFeed();
  const [asked, setAsked] = useState<'again' | 'revoke'>();
  const close = (): void => {
    setAsked(undefined);
  };
  return (
    <Panel title={t('title')} about={t('about')}>
      <Await query={query} skeleton={<BlockSkeleton height={72} />}>
        {({ feed }) => (
          <div className={classes.stack}>
            {asked === undefined && <ProblemNotice error={making.error} />}
            {feed && making.data && <FeedAddress made={making.data} />}
            {feed && (
              <p className={classes.quiet}>
                {feed.readAt === null
                  ? t('unread', { date: date(feed.since) })
                  : t('read', { date: date(feed.since), when: relative(feed.readAt) })}{' '}
                {!making.data && t('lost')}
              </p>
            )}
            <div className={classes.buttons}>
              <Button
                variant={feed ? 'default' : 'filled'}
                loading={making.isPending}
                onClick={() => {
                  if (feed) setAsked('again');
                  else making.mutate();
                }}
              >
                {t(feed ? 'again' : 'make')}
              </Button>
              {feed && (
                <Button variant="default" onClick={() => setAsked('revoke')}>
                  {t('revoke')}
                </Button>
              )}
            </div>
          </div>
        )}
      </Await>
      {asked === 'again' && (
        <ConfirmDialog
          title={t('againTitle')}
          action={t('again')}
          isPending={making.isPending}
          problem={<ProblemNotice error={making.error} />}
          onConfirm={() => {
            making.mutate(undefined, { onSuccess: close });
          }}
          onClose={close}
        >
          {t('againAbout')}
        </ConfirmDialog>
      )}
      {asked === 'revoke' && (
        <ConfirmDialog
          title={t('revokeTitle')}
          action={t('revoke')}
          isPending={revoking.isPending}
          problem={<ProblemNotice error={revoking.error} />}
          onConfirm={() => {
            revoking.mutate(undefined, {
              onSuccess: () => {
                making.reset();
                close();
              },
            });
          }}
          onClose={close}
        >
          {t('revokeAbout')}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
