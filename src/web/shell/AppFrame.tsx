import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { passwordMutation } from '#domains/identity/ui/password-mutation.ts';
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
/** Milliseconds. A new password ends the session and its stream; the cookie of the next session follows in a moment. */
const replacedWithin = 1000;

/** The frame around every page of a signed-in person: header, sections, the page itself. */
export function AppFrame(): ReactNode {
  const t = useMessages(shellMessages);
  const { session } = route.useRouteContext();
  const queries = useQueryClient();
  const askForSession = useCallback(() => {
    window.setTimeout(() => {
      if (queries.isMutating({ mutationKey: passwordMutation }) > 0) return;
      void queries.refetchQueries({ queryKey: sessionQuery.queryKey });
    }, replacedWithin);
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
