import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FiguresPanel } from '#domains/notifications/ui/log/FiguresPanel.tsx';
import { LogPanel } from '#domains/notifications/ui/log/LogPanel.tsx';
import { OutboxPanel } from '#domains/notifications/ui/log/OutboxPanel.tsx';
import { PreviewPanel } from '#domains/notifications/ui/log/PreviewPanel.tsx';
import { StoppedPanel } from '#domains/notifications/ui/log/StoppedPanel.tsx';
import { logMessages } from '#domains/notifications/ui/log-messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { messagesViews, type MessagesView } from './messages-search.ts';
import classes from './messages.module.css';

const route = getRouteApi('/signed-in/messages');

/** What is sent to people, for administrators. */
export function MessagesPage(): ReactNode {
  const t = useMessages(logMessages);
  const { view = 'log' } = route.useSearch();
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <nav className={classes.views} aria-label={t('page.views')}>
        {messagesViews.map((each) => (
          <Link
            key={each}
            to="/messages"
            search={each === 'log' ? {} : { view: each }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(`view.${each}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <View view={view} />
      </div>
    </>
  );
}

function View({ view }: { readonly view: MessagesView }): ReactNode {
  switch (view) {
    case 'log':
      return (
        <>
          <FiguresPanel />
          <LogPanel />
          <StoppedPanel />
        </>
      );
    case 'preview':
      return <PreviewPanel />;
    case 'outbox':
      return <OutboxPanel />;
  }
}
