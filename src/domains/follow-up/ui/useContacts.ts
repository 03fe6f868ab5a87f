import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { ContactKind } from '../contacts/contract.ts';
import { contactsPath } from './queries.ts';

interface NewContact {
  readonly studentIds: readonly number[];
  readonly kind: ContactKind;
  /** Absent: today. */
  readonly day?: string;
  readonly note: string;
}

/** Notes contacts with students of a course, and takes them back. */
export function useContacts(courseId: number) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['course', 'contacts'] });
  return {
    note: useMutation({
      mutationFn: (contact: NewContact) => api.post<{ ids: string[] }>(contactsPath(courseId), contact),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (ids: readonly string[]) => api.post(`${contactsPath(courseId)}/removal`, { ids }),
      onSettled,
    }),
  };
}
