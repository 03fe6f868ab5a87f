import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { QualityOverview } from '../contract.ts';

/** How sound the groups of students are in the courses that the person may see. */
export const qualityQuery = queryOptions({
  queryKey: ['course', 'clustering-quality'],
  queryFn: ({ signal }) => api.get<QualityOverview>('/clustering-quality', { signal }),
});
