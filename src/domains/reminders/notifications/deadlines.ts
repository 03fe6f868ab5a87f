import { z } from 'zod';
import { defineNotification, type NotificationWords, type Raised } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { listStandingDeadlines } from '#domains/gradebook/index.ts';
import { deadlineWords, overdueWords } from './deadline-words.ts';

const deadlineFacts = z.object({
  studentId: z.int(),
  deadlines: z
    .array(
      z.object({
        courseId: z.int(),
        courseName: z.string(),
        activityId: z.int(),
        name: z.string(),
        dueAt: z.iso.datetime(),
      }),
    )
    .min(1),
});
type DeadlineFacts = z.infer<typeof deadlineFacts>;

/** Deadlines that come, told to whom they are of. */
export const deadlineKind = defineNotification<DeadlineFacts>({
  name: 'reminders.deadline',
  facts: deadlineFacts,
  roles: ['student'],
  title: { ru: 'Скоро срок', en: 'A deadline is near' },
  about: {
    ru: 'Напоминание о работах, срок которых скоро наступит и которые ещё не сданы. Всё сразу — одним сообщением.',
    en: 'A reminder of work that is due soon and not handed in yet. All of it in one message.',
  },
  channels: ['email', 'telegram'],
  words: ({ deadlines }, { locale, timeZone }): NotificationWords => deadlineWords(deadlines, locale, timeZone),
  example,
  stillHolds: async (raised) => new Set((await renew(raised, true)).keys()),
  renew: (raised) => renew(raised, true),
});

/** Deadlines that have passed, told the morning after. */
export const overdueKind = defineNotification<DeadlineFacts>({
  name: 'reminders.overdue',
  facts: deadlineFacts,
  roles: ['student'],
  title: { ru: 'Срок прошёл', en: 'A deadline has passed' },
  about: {
    ru: 'Наутро после срока: какие работы не сданы. О каждой — один раз.',
    en: 'The morning after a deadline: what was not handed in. Each once.',
  },
  channels: ['email'],
  words: ({ deadlines }, { locale, timeZone }): NotificationWords => overdueWords(deadlines, locale, timeZone),
  example,
  stillHolds: async (raised) => new Set((await renew(raised, false)).keys()),
  renew: (raised) => renew(raised, false),
});

/** Without what was done, moved or removed since it was raised; one statement for all. */
async function renew(
  raised: readonly Raised<DeadlineFacts>[],
  isAhead: boolean,
): Promise<ReadonlyMap<string, DeadlineFacts>> {
  const now = clock().now();
  const told = raised.flatMap(({ id, facts }) =>
    facts.deadlines.map((deadline) => ({ id, studentId: facts.studentId, deadline })),
  );
  const standing = await listStandingDeadlines(
    told.map(({ studentId, deadline: { activityId, dueAt } }) => ({ studentId, activityId, dueAt: new Date(dueAt) })),
    now,
  );
  const left = told.filter((_, place) => standing.has(place));
  const current = isAhead ? left.filter(({ deadline }) => new Date(deadline.dueAt) > now) : left;
  const byId = Map.groupBy(current, ({ id }) => id);
  return new Map(
    [...byId].map(([id, [first, ...others]]) => [
      id,
      {
        studentId: first?.studentId ?? 0,
        deadlines: [...(first ? [first] : []), ...others].map(({ deadline }) => deadline),
      },
    ]),
  );
}

function example(locale: Locale): DeadlineFacts {
  const isRussian = locale === 'ru';
  const course = { courseId: 1, courseName: isRussian ? 'Математический анализ' : 'Calculus' };
  return {
    studentId: 1,
    deadlines: [
      {
        ...{ ...course, activityId: 1, dueAt: '2026-11-12T15:00:00.000Z' },
        name: isRussian ? 'Контрольная работа 2' : 'Test 2',
      },
      {
        ...{ ...course, activityId: 2, dueAt: '2026-11-13T20:59:00.000Z' },
        name: isRussian ? 'Домашнее задание 5' : 'Homework 5',
      },
    ],
  };
}
