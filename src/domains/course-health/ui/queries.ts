import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type { courseHealthListSchema } from '../contract.ts';

/** How the courses are doing that the person may see. */
export const courseHealthQuery = queryOptions({
  queryKey: ['course', 'health'],
  queryFn: ({ signal }) => api.get<z.infer<typeof courseHealthListSchema>>('/course-health', { signal }),
  select: ({ items }) => items,
});
