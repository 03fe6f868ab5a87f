import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type { queueListSchema, TaskDetail, TaskList, TaskState } from '../contract.ts';

/** Waiting times grow without an event, so they are asked for again now and then. */
const queuesRefresh = 15_000;

export const queuesQuery = queryOptions({
  queryKey: ['task', 'queues'],
  queryFn: ({ signal }) => api.get<z.infer<typeof queueListSchema>>('/queues', { signal }),
  select: ({ items }) => items,
  refetchInterval: queuesRefresh,
});

/** Tasks of a state, newest first, page by page; all of them without a state. */
export function tasksQuery(state: TaskState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['task', 'list', { state }],
    queryFn: ({ pageParam, signal }) => api.get<TaskList>('/tasks', { query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', 'detail', { id }],
    queryFn: ({ signal }) => api.get<TaskDetail>(`/tasks/${id}`, { signal }),
  });
}
