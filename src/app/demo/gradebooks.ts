import type { Random } from '#kernel/seeded-random.ts';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress, type WrittenResult } from '#domains/imports/templates/my-itmo-progress.ts';
import type { Behaviour } from './behaviour.ts';
import type { DemoStudent } from './people.ts';
import type { CoursePlan } from './plan.ts';
import { daysGone, endOfWeek, wallClockAfter, type Term } from './term.ts';

interface PlannedActivity {
  name: string;
  /** Week of the term, from 0. */
  week: number;
  hasDeadlines: boolean;
  isGraded: boolean;
}

export type StudyingStudent = DemoStudent & { behaviour: Behaviour };

/** The two gradebooks of a course as the learning system would export them today. */
export function writeGradebooks(
  plan: CoursePlan,
  students: readonly StudyingStudent[],
  term: Term,
  random: Random,
): { progress: Uint8Array; attendance: Uint8Array } {
  const activities = planActivities(plan);
  const lessons = plan.topics.map((topic, index) => ({ name: `Занятие ${index + 1}. ${topic}`, week: index }));
  const held = lessons.filter(({ week }) => 7 * week + 3 < daysGone(term));
  return {
    progress: writeMyItmoProgress({
      activities,
      rows: students.map((student) => ({
        student: student.externalId,
        course: plan.name,
        results: activities.map((activity) => inventResult(activity, student.behaviour, term, random)),
      })),
    }),
    attendance: writeMyItmoAttendance({
      lessons: held.map(({ name }) => name),
      rows: students.map((student) => ({
        student: student.externalId,
        course: plan.name,
        marks: held.map(({ week }) => (attends(student.behaviour, week, random) ? 'present' : 'absent')),
      })),
    }),
  };
}

function planActivities(plan: CoursePlan): PlannedActivity[] {
  return plan.topics.flatMap((topic, week) => [
    { name: `Лекция ${week + 1}. ${topic}`, week, hasDeadlines: false, isGraded: false },
    { name: `Тест ${week + 1}. ${topic}`, week, hasDeadlines: true, isGraded: true },
    ...(week % 3 === 2
      ? [{ name: `Задание ${(week + 1) / 3}. ${topic}`, week: week + 1, hasDeadlines: true, isGraded: true }]
      : []),
  ]);
}

function inventResult(activity: PlannedActivity, behaviour: Behaviour, term: Term, random: Random): WrittenResult {
  const due = activity.hasDeadlines ? { dueAt: endOfWeek(term, activity.week) } : {};
  const isActive = activity.week < behaviour.stopsInWeek;
  if (!isActive || random() > behaviour.diligence) return { status: 'not_attempted', ...due };
  const day = Math.max(dayOfWork(activity.week, behaviour.punctuality, random), 7 * behaviour.startsInWeek + 1);
  if (day >= daysGone(term)) return { status: 'not_attempted', ...due };
  const completedAt = wallClockAfter(term, day);
  if (!activity.isGraded) return { status: 'done', completedAt, ...due };
  return { status: random() < behaviour.mastery ? 'passed' : 'failed', completedAt, ...due };
}

/** Day of the term on which something of a week is done: within the week, or up to twelve days late. */
function dayOfWork(week: number, punctuality: number, random: Random): number {
  const hourOfDay = (9 + 14 * random()) / 24;
  const day = random() < punctuality ? Math.floor(7 * random()) : 7 + Math.floor(12 * random());
  return 7 * week + day + hourOfDay * 0.95;
}

function attends(behaviour: Behaviour, week: number, random: Random): boolean {
  const isThere = week >= behaviour.startsInWeek && week < behaviour.stopsInWeek;
  return random() < (isThere ? behaviour.presence : 0.1);
}
