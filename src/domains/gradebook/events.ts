import { z } from 'zod';
import { defineEvent } from '#kernel/tasks/define-event.ts';

/** A course's activities, enrolments or results have changed, and its data version was raised. */
export const courseChanged = defineEvent('gradebook.course_changed', z.object({ courseId: z.int() }));
