import { setImmediate } from 'node:timers/promises';
import { withRuntime, type Runtime } from '../runtime.ts';
import { announceTaskChange } from './announce.ts';
import { createAttempts } from './attempts.ts';
import { claimTasks, type ClaimedTask } from './claim.ts';
import { createClaimsById } from './claim-by-id.ts';
import type { Lane, Queue } from './define-task.ts';
import { createHeartbeat } from './heartbeat.ts';
import { laneOf, placesOf } from './lane.ts';
import type { QueueRate } from './rate.ts';
import { Sleeper } from './sleeper.ts';
import type { WakeBell } from './wake-bell.ts';

export interface WorkerOptions {
  readonly runtime: Runtime;
  /** Queues it serves, in turn. */
  readonly queues: readonly Queue[];
  /** Tasks it runs at once. */
  readonly concurrency: number;
  /** Rung by whatever knows of new tasks (this process's commits, LISTEN/NOTIFY): it looks at once. */
  readonly wakeBell?: WakeBell;
  /** How it is called in logs and on the administrator's page, e.g. `host-3:4711`. */
  readonly name: string;
  /** Limits of starts by queue; every worker of a queue must be given the same. Default: none. */
  readonly rates?: Partial<Record<Queue, QueueRate>>;
  /** Seconds between looks at the table when nothing wakes it. Default 1. */
  readonly pollSeconds?: number;
  /**
   * Whether a broker brings the tasks at the moment, by `run`. Then the worker is not woken by the bell and looks into
   * the table only every `deliveredPollSeconds`, for whatever the broker has lost. Default: never.
   */
  readonly isDelivered?: () => boolean;
  /** Default 5. */
  readonly deliveredPollSeconds?: number;
  readonly onAttemptEnded?: () => void;
  /** Called when it needs fewer places than before for what it finds in the table. */
  readonly onPlacesFree?: () => void;
  /** Seconds a task stays with a worker that shows no life. Default 30. */
  readonly leaseSeconds?: number;
  /** Seconds that running tasks get to finish when the worker is stopped. Default 20. */
  readonly graceSeconds?: number;
}

export interface Worker {
  start(): void;
  /** Takes no more tasks, waits for the running ones within the grace time, gives the rest back. */
  stop(): Promise<void>;
  /**
   * Runs the task of this id if it may run now, and resolves when the attempt has ended. For a broker's message,
   * which is acknowledged afterwards. False when there was nothing to run: done, running elsewhere, not yet due.
   */
  run(queue: Queue, id: string): Promise<boolean>;
  /** Attempts under way. */
  readonly size: number;
  /** Places taken by what it has found, or looks for at this moment, in the table itself: all, and what bulk may be. */
  readonly ownPlaces: Readonly<Record<'all' | 'bulk', number>>;
  /** From now on runs so many at once; those under way go on. */
  resize(concurrency: number): void;
  /** Looks into the table at once. */
  look(): void;
}

/** Makes a worker. It does nothing before `start`. */
export function createWorker(options: WorkerOptions): Worker {
  const { runtime, queues, name, rates = {}, isDelivered = () => false, deliveredPollSeconds = 5 } = options;
  let { concurrency } = options;
  const { pollSeconds = 1, leaseSeconds = 30, graceSeconds = 20 } = options;
  const names = runtime.tasks.list().map((definition) => definition.name);
  const log = runtime.log.child({ worker: name });
  const sleeper = new Sleeper();
  /** Queues that may hold a due task. */
  const toLookAt = new Set<string>();
  /** Calls of `run` whose attempt has not begun. */
  const asked = new Set<Promise<unknown>>();
  let nextPoll = 0;
  const ownPlaces = { all: 0, bulk: 0 };
  let firstQueue = 0;
  let stopping = false;
  let loop: Promise<void> | undefined;

  const attempts = createAttempts(runtime, log, (task) => {
    // A waiting task of the key may run now.
    if (task.key !== null) toLookAt.add(task.queue);
    sleeper.wake();
  });
  const heartbeat = createHeartbeat({
    leaseSeconds,
    log,
    held: () => attempts.held(),
    onLost: (token) => attempts.lose(token),
    onSwept: (swept) => {
      for (const { id } of swept) announceTaskChange(runtime.events, id);
      runtime.wakeWorkers(new Set(swept.filter(({ state }) => state === 'queued').map(({ queue }) => queue)));
    },
  });
  const look = (rung: ReadonlySet<string>): void => {
    if (isDelivered()) return;
    for (const queue of rung) toLookAt.add(queue);
    sleeper.wake();
  };
  const claim = (queue: Queue, limit: number, only: { ids?: readonly string[]; lane?: Lane }): Promise<ClaimedTask[]> =>
    claimTasks({ queue, limit, names, worker: name, leaseSeconds, rate: rates[queue], ...only });
  const claimById = createClaimsById((queue, limit, ids) => claim(queue, limit, { ids }));

  /** Claims until no queue has more or no place is free. */
  async function fill(): Promise<void> {
    if (performance.now() >= nextPoll) {
      nextPoll = performance.now() + (isDelivered() ? deliveredPollSeconds : pollSeconds) * 1000;
      for (const queue of queues) toLookAt.add(queue);
    }
    // Another queue is first each time, so that a busy one cannot keep the places to itself.
    firstQueue = (firstQueue + 1) % queues.length;
    for (const queue of [...queues.slice(firstQueue), ...queues.slice(0, firstQueue)]) {
      if (freePlaces() <= 0 || stopping) return;
      // Struck off before the look: whoever adds it meanwhile knows something newer.
      if (!toLookAt.delete(queue)) continue;
      if ((await claimInto(queue)) && !isDelivered()) toLookAt.add(queue);
    }
  }

  function freePlaces(): number {
    return concurrency - attempts.size - asked.size;
  }

  /** Begins tasks of the queue, bulk ones only where they may be. Whether more may wait. */
  async function claimInto(queue: Queue): Promise<boolean> {
    // Whatever a broker's message has asked for may turn out to be bulk.
    const bulk = attempts.held().filter(({ lane }) => laneOf(lane) === 'bulk').length + asked.size;
    const forAll = Math.min(freePlaces(), placesOf('bulk', concurrency) - bulk);
    if (forAll > 0 && (await begin(queue, forAll)) < forAll) return false;
    // Counted anew: messages may have come during the look.
    if (freePlaces() > 0) await begin(queue, freePlaces(), 'interactive');
    return true;
  }

  /** Begins at most so many tasks of the queue, whose places are taken from the look on. Returns how many. */
  async function begin(queue: Queue, places: number, only?: Lane): Promise<number> {
    const take = (all: number, bulk: number): void => {
      ownPlaces.all += all;
      ownPlaces.bulk += bulk;
      if (all < 0 || bulk < 0) options.onPlacesFree?.();
    };
    const forBulk = only === 'interactive' ? 0 : 1;
    take(places, places * forBulk);
    let begun = 0;
    try {
      for (const task of await claim(queue, places, only ? { lane: only } : {})) {
        begun += 1;
        const ofBulk = laneOf(task.lane) === 'bulk' ? 1 : 0;
        if (ofBulk < forBulk) take(0, -1);
        void attempts.begin(task).then(() => {
          options.onAttemptEnded?.();
          take(-1, -ofBulk);
        });
      }
    } finally {
      if (begun < places) take(begun - places, (begun - places) * forBulk);
    }
    return begun;
  }

  async function serve(): Promise<void> {
    const stopListening = options.wakeBell?.listen(look);
    while (!stopping) {
      try {
        await fill();
      } catch (error) {
        log.warn({ err: error }, 'cannot look for tasks; trying again');
      }
      await sleeper.sleep(Math.max(0, nextPoll - performance.now()));
      // Tasks that end together free their places in this turn: one claim for all of them.
      await setImmediate();
    }
    stopListening?.();
  }

  return {
    start() {
      if (loop) throw new Error(`worker ${name} was started before`);
      withRuntime(runtime, () => {
        heartbeat.start();
        loop = serve();
      });
    },
    async stop() {
      stopping = true;
      sleeper.wake();
      await loop;
      await Promise.allSettled(asked);
      await attempts.drain(graceSeconds);
      await heartbeat.stop();
    },
    async run(queue, id) {
      if (stopping) return false;
      const claimed = withRuntime(runtime, async () => {
        const task = await claimById(queue, id);
        return task && { ended: attempts.begin(task) };
      });
      asked.add(claimed);
      const attempt = await claimed.finally(() => asked.delete(claimed));
      await attempt?.ended;
      if (attempt) options.onAttemptEnded?.();
      return attempt !== undefined;
    },
    get size() {
      return attempts.size;
    },
    get ownPlaces() {
      return ownPlaces;
    },
    resize(wanted) {
      concurrency = wanted;
      sleeper.wake();
    },
    look() {
      nextPoll = 0;
      sleeper.wake();
    },
  };
}
