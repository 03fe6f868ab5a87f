import type { Locale } from '#kernel/locale.ts';
import { failureSentence, readFailure } from '#kernel/tasks/failures.ts';
import type { ConnectionRun, ConnectionRuns } from '../contract.ts';
import { courseState, isUnderWay, runState } from '../run-state.ts';
import type { RunRow } from '../store/runs.ts';

/** A run as a page tells it, without its courses one by one. */
export function tellRun(run: RunRow, locale: Locale): ConnectionRun {
  const states = run.courses.map(courseState);
  const state = runState(run.listedAt !== null, run.task, states);
  const counted = (wanted: (typeof states)[number]): number => states.filter((one) => one === wanted).length;
  const problems = [run.task, ...run.courses.map(({ task }) => task)].map((task) => problemOf(task, locale));
  return {
    id: run.id,
    state,
    createdAt: run.createdAt.toISOString(),
    finishedAt: isUnderWay(state) || run.finishedAt === null ? null : run.finishedAt.toISOString(),
    startedBy: run.startedBy,
    courses: states.length,
    imported: counted('imported'),
    unchanged: counted('unchanged'),
    failed: counted('failed'),
    problem: problems.find((problem) => problem !== null) ?? null,
  };
}

/** A run with its courses. */
export function tellWholeRun(run: RunRow, locale: Locale): ConnectionRuns['items'][number] {
  return {
    ...tellRun(run, locale),
    list: run.courses.map((course) => ({
      ...{ courseId: course.courseId, name: course.name, importId: course.importId },
      state: courseState(course),
      problem: course.outcome === null ? problemOf(course.task, locale) : null,
    })),
  };
}

function problemOf(task: RunRow['task'], locale: Locale): string | null {
  if (task === null || task.failure === null || task.state === 'done') return null;
  return failureSentence(readFailure(task.failure, task.id), locale);
}
