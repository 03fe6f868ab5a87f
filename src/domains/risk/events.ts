import { z } from 'zod';
import { defineEvent } from '#kernel/tasks/define-event.ts';

/** The zones of a course have been stored anew. */
export const courseAssessed = defineEvent('risk.course_assessed', z.object({ courseId: z.int() }));

/** Zones of a course, and what leads out of them, are known for its newest data. */
export const waysFound = defineEvent('risk.ways_found', z.object({ courseId: z.int() }));
