import { Cron } from 'croner';
import { systemClock, type Clock } from '../clock.ts';
import { withRuntime, type Runtime } from '../runtime.ts';
import { Sleeper } from './sleeper.ts';
import type { ScheduleDefinition } from './define-task.ts';
import { enqueueSlot } from './slot.ts';

export interface SchedulerOptions {
  readonly runtime: Runtime;
  readonly schedules: readonly ScheduleDefinition[];
  /** Default: the machine's, in the institution's time zone, also when PULSE_NOW freezes the runtime's. */
  readonly clock?: Clock;
}

export interface Scheduler {
  start(): void;
  stop(): Promise<void>;
}

/** Seconds after which it looks anew whatever comes next: the machine may have slept or its clock been set. */
const longestSleep = 30;

/**
 * Enqueues the tasks of schedules when their time comes. Any number of schedulers may run: each slot is enqueued by
 * one of them. After a pause the latest missed slot of a schedule is made up for, the earlier ones are not.
 *
 * @throws when a cron expression is not valid or two schedules share a name, so that the program does not start
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { runtime, schedules, clock = systemClock(runtime.clock.timeZone) } = options;
  const planned = new Map<string, { schedule: ScheduleDefinition; cron: Cron; last: number }>();
  for (const schedule of schedules) {
    if (planned.has(schedule.name)) throw new Error(`two schedules are named ${schedule.name}`);
    const cron = new Cron(schedule.cron, { timezone: clock.timeZone, paused: true });
    planned.set(schedule.name, { schedule, cron, last: Number.NEGATIVE_INFINITY });
  }
  const sleeper = new Sleeper();
  let stopping = false;
  let loop: Promise<void> | undefined;

  async function look(): Promise<void> {
    // Croner looks strictly before the instant it is given.
    const reference = new Date(clock.now().getTime() + 1);
    for (const plan of planned.values()) {
      const [slot] = plan.cron.previousRuns(1, reference);
      if (!slot || slot.getTime() === plan.last) continue;
      const enqueued = await enqueueSlot(plan.schedule, slot);
      plan.last = slot.getTime();
      if (enqueued) runtime.log.info({ schedule: plan.schedule.name, slot }, 'schedule enqueued its task');
    }
  }

  function secondsToNextSlot(): number {
    const instant = clock.now();
    const next = [...planned.values()].map(({ cron }) => cron.nextRun(instant)?.getTime() ?? Number.POSITIVE_INFINITY);
    return Math.min(longestSleep, ...next.map((time) => (time - instant.getTime()) / 1000));
  }

  return {
    start() {
      if (loop) throw new Error('the scheduler was started before');
      loop = withRuntime(runtime, async () => {
        while (!stopping) {
          try {
            await look();
            await sleeper.sleep(secondsToNextSlot() * 1000);
          } catch (error) {
            runtime.log.warn({ err: error }, 'cannot enqueue scheduled tasks; trying again');
            await sleeper.sleep(5000);
          }
        }
      });
    },
    async stop() {
      stopping = true;
      sleeper.wake();
      await loop;
    },
  };
}
