import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { ModelOverview, ProgrammesModel } from '../contract.ts';

/** What judges, how true it was, and what could judge instead; live events of the topic `model` fetch it again. */
export const modelQuery = queryOptions({
  queryKey: ['model', 'overview'],
  queryFn: ({ signal }) => api.get<ModelOverview>('/model', { signal }),
});

/** How true the live model was in the courses of the programmes that the person heads. */
export const programmesModelQuery = queryOptions({
  queryKey: ['model', 'programmes'],
  queryFn: ({ signal }) => api.get<ProgrammesModel>('/model/programmes', { signal }),
});
