import { clock } from '#kernel/runtime.ts';
import { findCourseSpan, quietDays } from '#domains/history/index.ts';
import { computeFinalMetrics, rulesOfCourse } from '#domains/metrics/index.ts';
import { listOutcomes, listStudentsOfCourse } from '#domains/roster/index.ts';
import { type Ending, endingsOf } from '../endings.ts';

/** A finished course with how its students ended. */
export interface FinishedCourse {
  readonly courseId: number;
  readonly first: Date;
  readonly last: Date;
  /** Empty: nothing tells. */
  readonly endings: readonly Ending[];
}

const day = 86_400_000;

const isOver = ({ last }: { readonly last: Date }): boolean =>
  last.getTime() + quietDays * day <= clock().now().getTime();

/** Whether a course still goes on: until four weeks after its last completion or deadline, as history defines it. */
export async function isRunning(courseId: number): Promise<boolean> {
  const span = await findCourseSpan(courseId);
  return span !== undefined && !isOver(span);
}

/**
 * How the students of a course ended it, in a constant number of statements; undefined while it goes on.
 */
export async function findFinishedCourse(courseId: number): Promise<FinishedCourse | undefined> {
  const span = await findCourseSpan(courseId);
  if (!span || !isOver(span)) return undefined;
  const { passPct } = await rulesOfCourse(courseId);
  const students = await listStudentsOfCourse(courseId);
  const endings = endingsOf({
    last: span.last,
    told: await listOutcomes(courseId),
    grades: passPct === null ? [] : await computeFinalMetrics(courseId, clock().now()),
    passPct,
    missing: new Map(
      students.flatMap(({ id, missingSince }) =>
        missingSince === null ? [] : [[id, new Date(missingSince)] as const],
      ),
    ),
  });
  return { courseId, ...span, endings };
}
