import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Broker, Delivery, Subscription } from '#adapters/broker/port.ts';
import { lanes, type Lane, type Queue } from './define-task.ts';
import { placesOf } from './lane.ts';
import type { Worker } from './worker.ts';

export interface IntakeOptions {
  readonly broker: Broker;
  readonly worker: Worker;
  readonly queues: readonly Queue[];
  /** Tasks at once. */
  readonly concurrency: number;
  readonly log: Logger;
}

/** Brings the broker's messages to a worker. */
export interface Intake {
  start(): void;
  resize(concurrency: number): void;
  /** Takes another look at what waits here: a place has become free. */
  pump(): void;
  /** Asks for no more and gives back what has not begun. Call it before the worker's own `stop`. */
  stop(): Promise<void>;
}

/** Milliseconds until a message is given back whose task could not be claimed: the database is away. */
const pause = 1000;

/**
 * Messages that may be out at a time. With many places, which short tasks have, the next ones are here when a batch
 * has ended; with few, which long tasks have, none lies here that another worker could run.
 */
function prefetchOf(lane: Lane, concurrency: number): number {
  return placesOf(lane, concurrency) * (concurrency >= 16 ? 2 : 1);
}

/**
 * Runs the tasks of messages, as many at once as there are places: interactive before bulk, the queues in turn. A
 * message is acknowledged when its attempt has ended, also when there was nothing to run: then somebody else has it,
 * or the relay will publish it again.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { broker, worker, queues, log } = options;
  let { concurrency } = options;
  const waiting = new Map(
    lanes.map((lane) => [lane, new Map(queues.map((queue): [Queue, Delivery[]] => [queue, []]))]),
  );
  const running = { interactive: 0, bulk: 0 };
  let subscriptions: Subscription[] = [];
  let stopListening: (() => void) | undefined;
  let wasDelivering = false;
  let firstQueue = 0;
  let stopping = false;

  function next(lane: Lane): { queue: Queue; delivery: Delivery } | undefined {
    firstQueue = (firstQueue + 1) % queues.length;
    for (const queue of [...queues.slice(firstQueue), ...queues.slice(0, firstQueue)]) {
      const delivery = waiting.get(lane)?.get(queue)?.shift();
      if (delivery) return { queue, delivery };
    }
    return undefined;
  }

  function pump(): void {
    for (const lane of lanes) {
      while (!stopping && running.interactive + running.bulk + worker.ownPlaces.all < concurrency) {
        // What the worker has found itself, while the broker was away, counts too: bulk tasks never have every place.
        if (lane === 'bulk' && running.bulk + worker.ownPlaces.bulk >= placesOf('bulk', concurrency)) break;
        const found = next(lane);
        if (!found) break;
        running[lane] += 1;
        void run(found.queue, found.delivery).finally(() => {
          running[lane] -= 1;
          pump();
        });
      }
    }
  }

  async function run(queue: Queue, delivery: Delivery): Promise<void> {
    try {
      await worker.run(queue, delivery.id);
      delivery.acknowledge();
    } catch (error) {
      log.warn({ err: error, taskId: delivery.id }, 'cannot claim the task of a message; giving it back');
      await wait(pause);
      delivery.giveBack();
    }
  }

  function subscribe(): void {
    subscriptions = queues.flatMap((queue) =>
      lanes.map((lane) =>
        broker.subscribe({ queue, lane }, prefetchOf(lane, concurrency), (delivery) => {
          if (stopping) {
            delivery.giveBack();
            return;
          }
          waiting.get(lane)?.get(queue)?.push(delivery);
          pump();
        }),
      ),
    );
  }

  async function unsubscribe(): Promise<void> {
    await Promise.all(subscriptions.splice(0).map((subscription) => subscription.end()));
  }

  return {
    pump,
    start() {
      subscribe();
      stopListening = broker.onChange(() => {
        // From now on the worker looks into the table itself, and at once. What waits here is run all the same: its
        // acknowledgement is lost, and the message that comes again finds nothing to run.
        if (wasDelivering && !broker.isDelivering) worker.look();
        wasDelivering = broker.isDelivering;
      });
    },
    resize(wanted) {
      if (stopping || wanted === concurrency) return;
      concurrency = wanted;
      // How many messages may be out is fixed when a subscription begins.
      void unsubscribe();
      subscribe();
      pump();
    },
    async stop() {
      stopping = true;
      stopListening?.();
      await unsubscribe();
      for (const byQueue of waiting.values()) {
        for (const deliveries of byQueue.values()) for (const delivery of deliveries.splice(0)) delivery.giveBack();
      }
    },
  };
}
