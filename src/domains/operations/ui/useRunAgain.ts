import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { RunAgainFilter, RunAgainResult, TaskDetail } from '../contract.ts';

/** Puts one stopped task back into its queue. */
export function useRunTaskAgain(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<TaskDetail>(`/tasks/${id}/run-again`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['task'] }),
  });
}

/** Puts all stopped tasks of a queue or a name back. */
export function useRunTasksAgain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (filter: RunAgainFilter) => api.post<RunAgainResult>('/tasks/run-again', filter),
    onSettled: () => queries.invalidateQueries({ queryKey: ['task'] }),
  });
}
