import { z } from 'zod';
import { defineEvent } from '#kernel/tasks/define-event.ts';

/** Zones of a course, and what leads out of them, are known for its newest data. */
export const waysFound = defineEvent('risk.ways_found', z.object({ courseId: z.int() }));
