import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { channels } from '#domains/notifications/contract.ts';
import { CalendarPanel } from '#domains/notifications/ui/calendar/CalendarPanel.tsx';
import { notificationMessages } from '#domains/notifications/ui/messages.ts';
import { KindsPanel } from '#domains/notifications/ui/preferences/KindsPanel.tsx';
import { preferencesQuery } from '#domains/notifications/ui/preferences/queries.ts';
import { RecentPanel } from '#domains/notifications/ui/preferences/RecentPanel.tsx';
import { RhythmPanel } from '#domains/notifications/ui/preferences/RhythmPanel.tsx';
import { telegramLinkQuery } from '#domains/notifications/ui/telegram/queries.ts';
import { TelegramPanel } from '#domains/notifications/ui/telegram/TelegramPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import classes from './notifications.module.css';

/** What a person is told of, how and when. */
export function NotificationsPage(): ReactNode {
  const t = useMessages(notificationMessages);
  const query = useQuery(preferencesQuery);
  const hasBot = useQuery(telegramLinkQuery).data?.isConfigured === true;
  const securityLink = (
    <Anchor component={Link} to="/security" inherit>
      {t('address.change')}
    </Anchor>
  );
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <Await query={query} skeleton={<PageSkeleton />}>
        {(preferences) => (
          <div className={classes.page}>
            <KindsPanel preferences={preferences} shown={hasBot ? channels : ['email']} securityLink={securityLink} />
            <RhythmPanel preferences={preferences} />
            <TelegramPanel />
            <CalendarPanel />
            <RecentPanel />
          </div>
        )}
      </Await>
    </>
  );
}
