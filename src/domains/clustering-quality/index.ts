import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export const clusteringQuality: Domain = { name: 'clustering-quality', routes, tasks, schedules, permissions: {} };
