import type { Address, Broker } from '#adapters/broker/port.ts';
import { withRuntime, type Runtime } from '../runtime.ts';
import { lanes, queues } from './define-task.ts';
import { findLost, putBackUnpublished, takeUnpublished } from './publication.ts';
import { Sleeper } from './sleeper.ts';
import type { WakeBell } from './wake-bell.ts';

export interface RelayOptions {
  readonly runtime: Runtime;
  readonly broker: Broker;
  /** Rung when tasks may wait that nobody has published. */
  readonly wakeBell: WakeBell;
  /** Seconds between looks at the table when nothing wakes it: retries and delayed tasks come due. Default 1. */
  readonly pollSeconds?: number;
  /** Seconds between searches for lost tasks, and the time after which one counts as lost. Default 5. */
  readonly lostSeconds?: number;
  /** Messages that may wait at an address; the rest of a long backlog stays in the table until there is room. */
  readonly fullAt?: number;
}

export interface Relay {
  start(): void;
  stop(): Promise<void>;
}

/** Tasks taken by one statement and confirmed together. */
const batch = 500;
/** Seconds after which a task that still waits is published again even where messages wait. */
const longest = 600;
/** Milliseconds until it looks again where there was no room, and after a refusal. */
const pause = { full: 250, refused: 1000 };

const addresses: readonly Address[] = queues.flatMap((queue) => lanes.map((lane) => ({ queue, lane })));

/**
 * Publishes the ids of due tasks to the broker. Any number may run: each takes other rows, and a message too many
 * harms nothing. While the broker is away it does nothing; when it is back, it finds what was lost.
 */
export function createRelay(options: RelayOptions): Relay {
  const { runtime, broker, wakeBell, pollSeconds = 1, lostSeconds = 5, fullAt = 10_000 } = options;
  const names = runtime.tasks.list().map(({ name }) => name);
  const sleeper = new Sleeper();
  let full: readonly Address[] = [];
  let nextSearch = 0;
  let couldPublish = false;
  let stopping = false;
  let loop: Promise<void> | undefined;

  /** Where nothing waits, and where there is no room; undefined when the broker does not say. */
  async function measure(): Promise<{ empty: Address[]; full: Address[] } | undefined> {
    const counts = await broker.countWaiting(addresses);
    return (
      counts && {
        empty: addresses.filter((_, position) => counts[position] === 0),
        full: addresses.filter((_, position) => (counts[position] ?? 0) >= fullAt),
      }
    );
  }

  async function search(seconds: number): Promise<void> {
    nextSearch = performance.now() + lostSeconds * 1000;
    const measured = await measure();
    if (!measured) return;
    full = measured.full;
    const found = await findLost({ empty: measured.empty, seconds, longest, names });
    if (found > 0) runtime.log.info({ tasks: found }, 'publishing tasks again that wait without a message');
  }

  /** Publishes one batch. Returns the milliseconds to sleep. */
  async function look(): Promise<number> {
    const isBack = !couldPublish;
    couldPublish = broker.canPublish;
    if (!couldPublish) return pollSeconds * 1000;
    // A broker that was away may have come back without its messages.
    if (isBack) await search(0);
    else if (performance.now() >= nextSearch) await search(lostSeconds);
    const taken = await takeUnpublished(batch, full);
    if (taken.length === 0) return full.length > 0 ? await makeRoom() : pollSeconds * 1000;
    const lost = await broker.publish(taken);
    if (lost.length > 0) {
      await putBackUnpublished(lost);
      return pause.refused;
    }
    if (taken.length === batch) full = (await measure())?.full ?? full;
    return taken.length === batch ? 0 : pollSeconds * 1000;
  }

  async function makeRoom(): Promise<number> {
    const before = full.length;
    full = (await measure())?.full ?? full;
    return full.length < before ? 0 : pause.full;
  }

  async function serve(): Promise<void> {
    const wake = (): void => sleeper.wake();
    const endings = [wakeBell.listen(wake), broker.onChange(wake)];
    while (!stopping) {
      try {
        const milliseconds = await look();
        if (milliseconds > 0) await sleeper.sleep(milliseconds);
      } catch (error) {
        runtime.log.warn({ err: error }, 'cannot publish tasks; trying again');
        await sleeper.sleep(pause.refused);
      }
    }
    for (const end of endings) end();
  }

  return {
    start() {
      if (loop) throw new Error('the relay was started before');
      loop = withRuntime(runtime, serve);
    },
    async stop() {
      stopping = true;
      sleeper.wake();
      await loop;
    },
  };
}
