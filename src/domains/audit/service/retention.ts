import { z } from 'zod';
import { defineSetting } from '#kernel/settings.ts';

/** Days for which events are kept; the month they lie in goes when all of it is older. Default: three years. */
export const auditDays = defineSetting({
  key: 'audit.days',
  schema: z.int().min(90).max(3660),
  default: 3 * 366,
});
