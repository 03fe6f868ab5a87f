import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { ApiProblem } from './kit/api/problem.ts';
import { rememberedLanguage, showLanguage } from './kit/i18n/language.ts';
import { sessionQuery } from './session.ts';
import { AppFrame } from './shell/AppFrame.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()();

/** Everything but sign-in and one-time links: asks who is there before any page shows. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queries.query({ ...sessionQuery, staleTime: 'static' });
      // A choice made in this browser goes before the profile's.
      showLanguage(rememberedLanguage() ?? session.user.locale);
      return { session };
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.isSignedOut) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    }
  },
  component: AppFrame,
});
