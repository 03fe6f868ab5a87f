import { judgeCourse } from '#domains/risk/assess-course.ts';
import { type Zone, defaultRiskSettings } from '#domains/risk/contract.ts';
import { warn } from '#domains/risk/warn.ts';
import type { Candidate } from './candidates.ts';
import type { CommonAction } from './contract.ts';
import type { CourseToLeave, OpenedWays, SearchedStudent } from './find-ways-out.ts';
import { metricAfter } from './metric-after.ts';
import { isAtLeast } from './search.ts';

/** The one thing that helps the most students, and where they would stand. */
export interface HelpfulAction {
  readonly action: CommonAction;
  /** Who would be in a better zone, and which. */
  readonly moved: ReadonlyMap<number, Zone>;
}

/** For so many activities the whole course is judged anew. */
const judgedAnew = 3;

/**
 * Of the activities that alone lead most students to a better zone, and those that are in most ways out, what would be if
 * everybody who still can did it: the whole course is judged anew, so who is overtaken counts, too. Each is judged when it is
 * called, so that whoever calls can pause in between.
 */
export function promisingActions(
  course: CourseToLeave,
  opened: OpenedWays,
  searched: readonly SearchedStudent[],
): (() => HelpfulAction)[] {
  if (opened.isOver) return [];
  const doable = new Map([...opened.zones.keys()].map((id) => [id, opened.candidatesOf(id).candidates]));
  return mostPromising(searched).map((activityId) => () => judgeAction(course, opened, activityId, doable));
}

/** The one that moves the most students; null where none moves anybody. */
export function mostHelpful(actions: readonly HelpfulAction[]): HelpfulAction | null {
  const best = actions.toSorted(compareActions).at(0);
  return best && best.moved.size > 0 ? best : null;
}

function compareActions(one: HelpfulAction, other: HelpfulAction): number {
  return other.moved.size - one.moved.size || one.action.worse - other.action.worse;
}

/** By whom it helps alone, then by in whose ways it is, then by what is due first. */
function mostPromising(searched: readonly SearchedStudent[]): number[] {
  const uses = new Map<number, { alone: number; inWays: number; dueAt: number }>();
  for (const { candidates, alone, ways } of searched) {
    const inWays = new Set(ways.ways.flatMap(({ steps }) => steps.map(({ activityId }) => activityId)));
    candidates.forEach(({ activityId, dueAt }, item) => {
      const use = uses.get(activityId) ?? { alone: 0, inWays: 0, dueAt: Infinity };
      uses.set(activityId, {
        alone: use.alone + Number(alone.includes(item)),
        inWays: use.inWays + Number(inWays.has(activityId)),
        dueAt: Math.min(use.dueAt, dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER),
      });
    });
  }
  return [...uses]
    .toSorted(
      ([id, one], [otherId, other]) =>
        other.alone - one.alone || other.inWays - one.inWays || one.dueAt - other.dueAt || id - otherId,
    )
    .slice(0, judgedAnew)
    .map(([activityId]) => activityId);
}

function judgeAction(
  course: CourseToLeave,
  { zones }: OpenedWays,
  activityId: number,
  doable: ReadonlyMap<number, readonly Candidate[]>,
): HelpfulAction {
  const { students, recorded, at, models, settings = defaultRiskSettings, seed = 1 } = course;
  const done = new Map(
    [...doable].flatMap(([studentId, candidates]): [number, Candidate][] => {
      const candidate = candidates.find((one) => one.activityId === activityId);
      return candidate ? [[studentId, candidate]] : [];
    }),
  );
  const cells = [
    ...recorded.cells.filter((cell) => cell.activityId !== activityId || !done.has(cell.studentId)),
    ...[...done.values()].map(({ cell }) => cell),
  ];
  const after = students.map((student) => {
    const candidate = done.get(student.studentId);
    return candidate ? { ...metricAfter(student, [candidate], at), externalId: student.externalId } : student;
  });
  const judged = judgeCourse({
    students: after,
    warned: warn({ ...recorded, cells }, at, models),
    settings,
    seed,
  }).students;
  const moved = new Map<number, Zone>();
  let worse = 0;
  for (const { studentId, zone } of judged) {
    const before = zones.get(studentId) ?? null;
    if (zone === null || before === null || zone === before) continue;
    if (!isAtLeast(zone, before)) worse += 1;
    else if (done.has(studentId)) moved.set(studentId, zone);
  }
  return { action: { activityId, undone: done.size, worse }, moved };
}
