import { log } from '../runtime.ts';
import { createBatcher } from './batcher.ts';
import type { ClaimedTask } from './claim.ts';
import type { Queue } from './define-task.ts';

type Claim = (queue: Queue, limit: number, ids: readonly string[]) => Promise<ClaimedTask[]>;
type ClaimById = (queue: Queue, id: string) => Promise<ClaimedTask | undefined>;

/**
 * Makes a function that takes the task of an id when it may run now. Messages of a broker arrive in swarms: tasks of a
 * queue that are asked for at the same time are taken by one statement.
 */
export function createClaimsById(claim: Claim): ClaimById {
  const byQueue = new Map<Queue, (id: string) => Promise<ClaimedTask | undefined>>();

  function claimsOf(queue: Queue): (id: string) => Promise<ClaimedTask | undefined> {
    return createBatcher({
      most: 500,
      async together(ids) {
        const claimed = new Map((await claim(queue, ids.length, ids)).map((task) => [task.id, task]));
        return (id) => {
          const task = claimed.get(id);
          // A doubled message asks twice; the task is run once.
          claimed.delete(id);
          return task;
        };
      },
      async alone(id) {
        const [task] = await claim(queue, 1, [id]);
        return task;
      },
      onFailed: (error) => log().warn({ err: error }, 'cannot claim tasks together; going on one by one'),
    });
  }

  return (queue, id) => {
    const claimOne = byQueue.get(queue) ?? claimsOf(queue);
    byQueue.set(queue, claimOne);
    return claimOne(id);
  };
}
