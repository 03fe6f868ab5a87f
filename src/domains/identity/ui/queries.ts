import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { UserList } from '../contract.ts';

/** More teachers than a list to choose from can hold; a search on the server will be needed beyond. */
const mostTeachers = 500;

/** Everybody who can be a course's teacher, by name. */
export const teachersQuery = queryOptions({
  queryKey: ['user', 'teachers'],
  queryFn: ({ signal }) => api.get<UserList>('/users', { query: { role: 'teacher', limit: mostTeachers }, signal }),
  select: ({ items }) => items,
});
