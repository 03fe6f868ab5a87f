import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { browserNow } from '../kit/clock.ts';
import { useMessages } from '../kit/i18n/messages.ts';
import { InstitutionTimeContext } from '../kit/i18n/useFormats.ts';
import { useLiveEvents } from '../kit/live/useLiveEvents.ts';
import { sectionsFor } from '../navigation.ts';
import { sessionQuery } from '../session.ts';
import { Header } from './Header.tsx';
import { shellMessages } from './messages.ts';
import { Navigation } from './Navigation.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import classes from './AppFrame.module.css';

const route = getRouteApi('/signed-in');
const navigationId = 'navigation';

/** The frame around every page of a signed-in person: header, sections, the page itself. */
export function AppFrame(): ReactNode {
  const t = useMessages(shellMessages);
  const { session } = route.useRouteContext();
  const queries = useQueryClient();
  const askForSession = useCallback(() => {
    void queries.refetchQueries({ queryKey: sessionQuery.queryKey });
  }, [queries]);
  const connected = useLiveEvents(askForSession);
  const { timeZone, now } = session;
  const time = useMemo(() => ({ timeZone, clockOffset: Date.parse(now) - browserNow() }), [timeZone, now]);
  const sections = sectionsFor(session.permissions);
  // A menu of one entry leads nowhere.
  const withNavigation = sections.length > 1;

  return (
    <InstitutionTimeContext value={time}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <Header session={session} navigationId={withNavigation ? navigationId : undefined} />
      <div className={classes.body} data-navigation={withNavigation}>
        {withNavigation && <Navigation id={navigationId} sections={sections} />}
        <main id="content" tabIndex={-1} className={classes.main}>
          {!connected && <OfflineBanner />}
          <Outlet />
        </main>
      </div>
    </InstitutionTimeContext>
  );
}
