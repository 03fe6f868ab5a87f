import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type {
  OwnSecondFactor,
  ownSessionListSchema,
  OwnSignOnLink,
  ownTokenListSchema,
  PersonSecondFactor,
  SignOnLink,
  UserList,
} from '../contract.ts';

/** More teachers than a list to choose from can hold; a search on the server will be needed beyond. */
const mostTeachers = 500;

/** Everybody who can be a course's teacher, by name. */
export const teachersQuery = queryOptions({
  queryKey: ['user', 'teachers'],
  queryFn: ({ signal }) => api.get<UserList>('/users', { query: { role: 'teacher', limit: mostTeachers }, signal }),
  select: ({ items }) => items,
});

/** Where the person is signed in. No event tells of it, so each look asks anew. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own_session', 'list'],
  queryFn: ({ signal }) => api.get<z.infer<typeof ownSessionListSchema>>('/sessions', { signal }),
  select: ({ items }) => items,
  staleTime: 0,
});

/** The person's tokens for programs. */
export const ownTokensQuery = queryOptions({
  queryKey: ['own_token', 'list'],
  queryFn: ({ signal }) => api.get<z.infer<typeof ownTokenListSchema>>('/tokens', { signal }),
  select: ({ items }) => items,
  staleTime: 0,
});

/** The person's own second factor. */
export const ownSecondFactorQuery = queryOptions({
  queryKey: ['own_second_factor'],
  queryFn: ({ signal }) => api.get<OwnSecondFactor>('/second-factor', { signal }),
  staleTime: 0,
});

/** Whether somebody has a second factor, for administrators. */
export const personSecondFactorQuery = (userId: string) =>
  queryOptions({
    queryKey: ['person_second_factor', userId],
    queryFn: ({ signal }) =>
      api.get<PersonSecondFactor>(`/people/${encodeURIComponent(userId)}/second-factor`, { signal }),
    staleTime: 0,
  });

/** The link of the own account with the university's sign-in. */
export const ownSignOnLinkQuery = queryOptions({
  queryKey: ['own_sign_on_link'],
  queryFn: ({ signal }) => api.get<OwnSignOnLink>('/sign-on-link', { signal }),
  staleTime: 0,
});

/** Whether somebody is linked with the university's sign-in, for administrators. */
export const personSignOnLinkQuery = (userId: string) =>
  queryOptions({
    queryKey: ['person_sign_on_link', userId],
    queryFn: ({ signal }) => api.get<SignOnLink>(`/people/${encodeURIComponent(userId)}/sign-on-link`, { signal }),
    staleTime: 0,
  });
