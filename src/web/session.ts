import { queryOptions } from '@tanstack/react-query';
import { api } from './kit/api/client.ts';

export type Role = 'student' | 'teacher' | 'head' | 'operator' | 'administrator';

export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly login: string; readonly locale: 'ru' | 'en' };
  readonly roles: readonly Role[];
  readonly permissions: readonly string[];
  readonly timeZone: string;
  readonly now: string;
}

/** Who is signed in; fails with a problem of status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
  staleTime: Infinity,
  retry: false,
});
