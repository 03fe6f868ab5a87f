import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createQueryClient } from './kit/api/query-client.ts';
import { createPulseRouter } from './router.ts';
import { sessionQuery } from './session.ts';
import { moveFocusOnNavigation } from './shell/focus.ts';
import { theme } from './theme/theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'pulse.scheme' });
const queries = createQueryClient(onSignedOut);
const router = createPulseRouter(queries);
moveFocusOnNavigation(router);

/** The session ended while a page was open: sign in again, then come back to it. */
function onSignedOut(): void {
  if (queries.getQueryData(sessionQuery.queryKey) === undefined) return;
  queries.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: { back: router.state.location.href, expired: true } });
}

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
      // Both are in the stylesheet already: build/theme-variables.ts.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
