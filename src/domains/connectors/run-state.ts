import type { CourseState, RunState } from './contract.ts';

/** A task as far as it tells how its work stands; null: it is gone. */
export type TaskState = { readonly state: string; readonly attempts: number } | null;

export interface CourseProgress {
  readonly outcome: 'imported' | 'unchanged' | 'empty' | null;
  readonly task: TaskState;
}

/** What the row does not know is read from its task: there is no note that could be lost. */
function stateOfTask(task: TaskState): 'waiting' | 'reading' | 'retrying' | 'failed' {
  if (task?.state === 'running') return 'reading';
  if (task?.state !== 'queued') return 'failed';
  return task.attempts === 0 ? 'waiting' : 'retrying';
}

export function courseState({ outcome, task }: CourseProgress): CourseState {
  return outcome ?? stateOfTask(task);
}

export function isUnderWay(state: CourseState | RunState): boolean {
  return state === 'waiting' || state === 'reading' || state === 'retrying';
}

/**
 * How a pull stands: first its own task reads the list, then each course has a task.
 *
 * @param isListed whether the list of courses was read
 */
export function runState(isListed: boolean, task: TaskState, courses: readonly CourseState[]): RunState {
  if (!isListed) return stateOfTask(task);
  if (courses.some((state) => state === 'waiting' || state === 'reading')) return 'reading';
  if (courses.some(isUnderWay)) return 'retrying';
  const failed = courses.filter((state) => state === 'failed').length;
  if (failed === 0) return 'done';
  return failed === courses.length ? 'failed' : 'partly';
}
