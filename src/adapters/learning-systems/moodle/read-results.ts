import type { PulledActivity, PulledKind, PulledResult, PulledStatus } from '../port.ts';
import type { AttendanceSession, CourseModule, GradeItem, ModuleCompletion, UserGrades } from './shapes.ts';

const kinds: Readonly<Record<string, PulledKind>> = {
  ...{ quiz: 'test', assign: 'assignment', workshop: 'assignment', lesson: 'lecture' },
  ...{ page: 'material', resource: 'material', url: 'material', book: 'material', folder: 'material' },
};

/** What modules are known to be, by the id of the module in the course. */
export interface Modules {
  readonly all: ReadonlyMap<string, CourseModule>;
  readonly dueDates: ReadonlyMap<string, Date>;
}

/** An item of the gradebook is known by its module, as long as it is the module's one. */
function keyOf({ id, cmid, itemnumber }: GradeItem): string {
  return cmid !== null && (itemnumber ?? 0) === 0 ? `module:${cmid}` : `grade:${id}`;
}

/** What people are graded in; totals are computed from it, and attendance is read by lesson. */
export function isRead({ itemtype, itemmodule }: GradeItem, readsAttendance: boolean): boolean {
  return (itemtype === 'mod' || itemtype === 'manual') && !(readsAttendance && itemmodule === 'attendance');
}

/** The items of the gradebook as activities, in its order. */
export function gradedActivities(
  grades: readonly UserGrades[],
  { dueDates, all }: Modules,
  readsAttendance: boolean,
): PulledActivity[] {
  const items = new Map(
    grades.flatMap(({ gradeitems }) =>
      gradeitems.filter((item) => isRead(item, readsAttendance)).map((item) => [keyOf(item), item] as const),
    ),
  );
  return [...items].map(([id, item]) => ({
    id,
    name: item.itemname ?? all.get(item.cmid ?? '')?.name ?? id,
    kind: kinds[item.itemmodule ?? ''] ?? null,
    maxPoints: item.scaleid === null && (item.grademax ?? 0) > 0 ? item.grademax : null,
    dueAt: dueDates.get(item.cmid ?? '') ?? null,
    heldAt: null,
  }));
}

/** Modules of which is noted whether they are done, and which have no grade. */
export function ungradedActivities(modules: Modules, graded: readonly PulledActivity[]): PulledActivity[] {
  const known = new Set(graded.map(({ id }) => id));
  return [...modules.all.values()]
    .filter(({ id, completion }) => (completion ?? 0) > 0 && !known.has(`module:${id}`))
    .map(({ id, name, modname }) => ({
      id: `module:${id}`,
      name: name ?? modname,
      kind: kinds[modname] ?? null,
      maxPoints: null,
      dueAt: modules.dueDates.get(id) ?? null,
      heldAt: null,
    }));
}

const noDeadline = { dueAt: null } as const;

/** What the gradebook says of a student, and of each item whether completion says otherwise. */
export function gradedResults(
  { userid, gradeitems }: UserGrades,
  completion: ReadonlyMap<string, ModuleCompletion>,
  readsAttendance: boolean,
): PulledResult[] {
  return gradeitems
    .filter((item) => isRead(item, readsAttendance))
    .map((item) => {
      const done = completion.get(item.cmid ?? '');
      const isGraded = item.graderaw !== null;
      const status =
        completedStatus(done) ?? (isGraded ? 'done' : item.gradedatesubmitted ? 'attempted' : 'not_attempted');
      return {
        ...{ student: userid, activity: keyOf(item), status, ...noDeadline },
        // A scale counts its words: the first is 1.
        score: isGraded && item.scaleid === null ? item.graderaw : null,
        completedAt: status === 'not_attempted' ? null : (item.gradedatesubmitted ?? done?.timecompleted ?? null),
      };
    });
}

/** What completion says of modules without a grade. */
export function ungradedResults(
  student: string,
  activities: readonly PulledActivity[],
  completion: ReadonlyMap<string, ModuleCompletion>,
): PulledResult[] {
  return activities.map(({ id }) => {
    const done = completion.get(id.replace('module:', ''));
    const status = completedStatus(done) ?? 'not_attempted';
    const completedAt = status === 'not_attempted' ? null : (done?.timecompleted ?? null);
    return { student, activity: id, status, score: null, completedAt, ...noDeadline };
  });
}

function completedStatus(done: ModuleCompletion | undefined): 'done' | 'failed' | undefined {
  if (!done || done.state === 0) return undefined;
  return done.state === 3 ? 'failed' : 'done';
}

/** Lessons that were held, and who was there. */
export function lessonsOf(
  title: string,
  sessions: readonly AttendanceSession[],
): { activities: PulledActivity[]; results: PulledResult[] } {
  const held = sessions
    .filter(({ lasttaken, attendance_log: log }) => lasttaken !== null && log.length > 0)
    .toSorted((one, other) => Number(one.sessdate) - Number(other.sessdate) || one.id.localeCompare(other.id));
  const activities = held.map(({ id, description, sessdate }) => ({
    ...{ id: `session:${id}`, name: description ?? title, kind: 'lesson' as const, maxPoints: null },
    ...{ ...noDeadline, heldAt: sessdate },
  }));
  const results = held.flatMap(({ id, statuses, attendance_log: log }) => {
    const marks = new Map(statuses.map((status) => [status.id, markOf(status)]));
    return log.flatMap(({ studentid, statusid }) => {
      const status = marks.get(statusid);
      const rest = { score: null, completedAt: null, ...noDeadline };
      return status ? [{ student: studentid, activity: `session:${id}`, status, ...rest }] : [];
    });
  });
  return { activities, results };
}

/** Marks are free in Moodle: those that say so are excuses, of the others those that give points are presence. */
function markOf({ acronym, description, grade }: AttendanceSession['statuses'][number]): PulledStatus {
  if (/^(e|у)$/i.test(acronym ?? '') || /excus|уважит/i.test(description ?? '')) return 'excused';
  return (grade ?? 0) > 0 ? 'present' : 'absent';
}
