import { queryOptions } from '@tanstack/react-query';
import type { Session } from '#domains/identity/contract.ts';
import { api } from './kit/api/client.ts';

/** Who is signed in; fails with a problem of status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
  staleTime: Infinity,
  retry: false,
});
