import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { compareAnswers } from './service/compare-answers.ts';
import { generateAdvice } from './service/generate-advice.ts';
import { generateFeedback } from './service/generate-feedback.ts';
import { askForDigests, digestProgramme, summariseCourse, sweepSummaries } from './service/generate-overview.ts';
import { compareKind, digestKind, feedbackKind, generateKind, planKind, summariseKind } from './service/kinds.ts';
import { planCourse, sweepCourses } from './service/plan-course.ts';

const planTask = defineTask({ ...planKind, handler: ({ courseId }, run) => planCourse(courseId, run) });
const generateTask = defineTask({ ...generateKind, handler: (wanted, run) => generateAdvice(wanted, run) });
const feedbackTask = defineTask({ ...feedbackKind, handler: (wanted, run) => generateFeedback(wanted, run) });
const compareTask = defineTask({ ...compareKind, handler: ({ courseId }, run) => compareAnswers(courseId, run) });
const sweepTask = defineTask({
  name: 'recommendations.sweep',
  queue: 'llm',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => sweepCourses(run),
});

const summariseTask = defineTask({ ...summariseKind, handler: (wanted, run) => summariseCourse(wanted, run) });
const digestTask = defineTask({ ...digestKind, handler: (wanted, run) => digestProgramme(wanted, run) });
const sweepSummariesTask = defineTask({
  ...{ name: 'recommendations.sweep_summaries', queue: 'llm', lane: 'bulk' },
  input: z.object({}),
  key: () => 'all',
  handler: (_input, run) => sweepSummaries(run),
});
const askForDigestsTask = defineTask({
  ...{ name: 'recommendations.ask_for_digests', queue: 'llm', lane: 'bulk' },
  input: z.object({}),
  key: () => 'all',
  handler: (_input, run) => askForDigests(run),
});

export const tasks = [
  ...[planTask, generateTask, feedbackTask, compareTask, sweepTask],
  ...[summariseTask, digestTask, sweepSummariesTask, askForDigestsTask],
];

/** Ways out are found after each computation; this finds what was lost on the way. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'recommendations.sweep', cron: '15,45 * * * *', task: sweepTask, input: {} },
  { name: 'recommendations.sweep_summaries', cron: '20,50 * * * *', task: sweepSummariesTask, input: {} },
  // On Monday morning, before people begin to work.
  { name: 'recommendations.ask_for_digests', cron: '0 5 * * 1', task: askForDigestsTask, input: {} },
];
