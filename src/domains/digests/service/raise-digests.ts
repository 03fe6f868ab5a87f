import { isoWeek, isoWeekday } from '#kernel/iso-week.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { clock } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { instantToZonedWallClock } from '#kernel/zoned-time.ts';
import { listActiveWithRole } from '#domains/identity/index.ts';
import { isDue } from '../is-due.ts';
import { headKind, teacherKind } from '../notifications/staff.ts';
import { studentKind } from '../notifications/student.ts';
import { administratorKind, operatorKind, type SystemFacts } from '../notifications/system.ts';
import { listCoursesOfWeek, type CourseOfWeek } from '../store/courses.ts';
import { listStudentDigests, type StudentDigest } from '../store/students.ts';
import { readSystemOfWeek } from '../store/system.ts';
import { isWeekRaised, markWeekRaised } from '../store/weeks.ts';
import { digestSetting } from './settings.ts';

const dayMilliseconds = 86_400_000;
/** Days after which a digest is no news any more. */
const newsDays = 3;

/** Raises the digests of a week once its day and hour have come; everybody's at once, in a constant number of statements. */
export async function raiseDigests(run: TaskRun): Promise<void> {
  const at = clock().now();
  const { timeZone } = clock();
  const { hour } = instantToZonedWallClock(at, timeZone);
  const week = isoWeek(at, timeZone);
  if (!isDue(await getSetting(digestSetting), isoWeekday(at, timeZone), hour) || (await isWeekRaised(week))) return;
  const days = (count: number): Date => new Date(at.getTime() + count * dayMilliseconds);
  const span = { since: days(-7), at, until: days(7) };
  const students = await listStudentDigests(span);
  const courses = await listCoursesOfWeek(span);
  const system = await readSystemOfWeek();
  await run.complete(async () => {
    if (!(await markWeekRaised(week))) return;
    const told = { key: week, expiresAt: days(newsDays) };
    await tellStudents(students, told);
    await tellStaff(courses, told);
    await tellKeepers(system, told);
  });
}

interface Told {
  readonly key: string;
  readonly expiresAt: Date;
}

async function tellStudents(students: readonly StudentDigest[], told: Told): Promise<void> {
  await notify(
    studentKind,
    students.map(({ userId, courses }) => ({ ...told, userId, facts: { courses } })),
  );
}

/** Courses of which there is something to say; a person's own, those that want attention most first. */
async function tellStaff(courses: readonly CourseOfWeek[], told: Told): Promise<void> {
  const wanted = courses.filter(({ isRunning, worse, waiting }) => isRunning || worse > 0 || waiting > 0);
  const intentsOf = (of: (course: CourseOfWeek) => readonly string[], active: ReadonlySet<string>) => {
    const pairs = wanted.flatMap((course) => of(course).map((userId) => ({ userId, course })));
    const byPerson = Map.groupBy(
      pairs.filter(({ userId }) => active.has(userId)),
      ({ userId }) => userId,
    );
    return [...byPerson].map(([userId, own]) => ({
      ...{ ...told, userId },
      facts: {
        courses: own
          .map(({ course }) => course)
          .toSorted(moreWanting)
          .map(factsOf),
      },
    }));
  };
  const teachers = new Set(await listActiveWithRole(['teacher']));
  const heads = new Set(await listActiveWithRole(['head']));
  await notify(
    teacherKind,
    intentsOf((course) => course.teachers, teachers),
  );
  await notify(
    headKind,
    intentsOf((course) => course.heads, heads),
  );
}

const shareAtRisk = ({ judged, atRisk }: CourseOfWeek): number => (judged === 0 ? 0 : atRisk / judged);

const moreWanting = (one: CourseOfWeek, other: CourseOfWeek): number =>
  other.worse - one.worse || shareAtRisk(other) - shareAtRisk(one) || one.courseId - other.courseId;

function factsOf({ courseId, name, students, atRisk, atRiskBefore, worse, deadlines, waiting }: CourseOfWeek) {
  return { courseId, name, students, atRisk, atRiskBefore, worse, deadlines, waiting };
}

/** A week in which nothing happened and nothing waits is told to nobody. */
async function tellKeepers(system: SystemFacts, told: Told): Promise<void> {
  const { stored, refused, inReview, deadTasks, modelAlerts } = system;
  const tell = async (kind: typeof operatorKind, role: 'operator' | 'administrator', count: number): Promise<void> => {
    if (count === 0) return;
    const userIds = await listActiveWithRole([role]);
    await notify(
      kind,
      userIds.map((userId) => ({ ...told, userId, facts: system })),
    );
  };
  await tell(operatorKind, 'operator', stored + refused + inReview);
  await tell(administratorKind, 'administrator', stored + refused + inReview + deadTasks + modelAlerts);
}
