import { z } from 'zod';
import { defineEvent } from '#kernel/tasks/define-event.ts';

/** The metrics of a course and its students have been stored anew. */
export const courseRecomputed = defineEvent('metrics.course_recomputed', z.object({ courseId: z.int() }));
