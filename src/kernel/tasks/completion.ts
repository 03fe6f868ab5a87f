import { runtime } from '../runtime.ts';
import type { ClaimedTask } from './claim.ts';
import { completeTask } from './end-attempt.ts';

/** The one chance of an attempt to complete its task. */
export interface Completion {
  /** What the handler calls as `run.complete`. */
  complete(effect?: () => Promise<void>): Promise<void>;
  /** Waits for a completion that has begun. True when it succeeded; throws what it threw; false when none began. */
  settle(): Promise<boolean>;
}

/** @param signal once it is aborted, nothing can be completed any more: a handler may outlive its attempt */
export function createCompletion(task: ClaimedTask, signal: AbortSignal): Completion {
  let begun: Promise<void> | undefined;
  return {
    async complete(effect) {
      signal.throwIfAborted();
      if (begun) throw new Error(`task ${task.name} completes twice`);
      if (runtime().pool.isInTransaction) throw new Error(`task ${task.name} completes inside a transaction`);
      begun = completeTask(task, effect);
      await begun;
    },
    async settle() {
      if (!begun) return false;
      await begun;
      return true;
    },
  };
}
