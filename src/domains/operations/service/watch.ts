import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel/ids.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { clock, files, log, runtime } from '#kernel/runtime.ts';
import { queues, type TaskRun } from '#kernel/tasks/define-task.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { listActiveWithRole } from '#domains/identity/index.ts';
import { alertKind, type Cause } from '../notifications.ts';
import { listQueues } from '../store/list-queues.ts';
import { listRecentFailures } from '../store/recent-failures.ts';

/** Seconds a due task waits, with none running, before the administrators hear of it. */
const longWait = 900;
/** Seconds within which a broker or a replica that was away may come back unnoticed. */
const patience = 30;

/**
 * Looks for what administrators should know of, and tells them of each cause once a day.
 *
 * @param waitSeconds for a broker or a replica that is away just now
 */
export async function watchProgram(run: TaskRun, waitSeconds = patience): Promise<void> {
  const away = await Promise.all([brokerCause(waitSeconds), replicaCauses(waitSeconds)]);
  const causes = [...(await findCausesInTable()), ...(await filesCause()), ...away.flat()];
  const day = toZonedDay(clock().now(), clock().timeZone);
  await run.complete(async () => {
    if (causes.length === 0) return;
    const administrators = await listActiveWithRole(['administrator']);
    await notify(
      alertKind,
      causes.flatMap((facts) =>
        administrators.map((userId) => ({ userId, key: `${facts.cause} ${nameOf(facts)} ${day}`, facts })),
      ),
    );
  });
}

const nameOf = (cause: Cause): string => ('name' in cause ? cause.name : 'all');

async function findCausesInTable(): Promise<Cause[]> {
  const failed = (await listRecentFailures()).map((failures): Cause => ({ cause: 'tasks_failed', ...failures }));
  const waiting = (await listQueues(queues)).flatMap(({ name, oldestWaitingSeconds, running }): Cause[] => {
    const seconds = oldestWaitingSeconds ?? 0;
    return seconds > longWait && running === 0
      ? [{ cause: 'queue_waits', name, minutes: Math.round(seconds / 60) }]
      : [];
  });
  return [...failed, ...waiting];
}

async function filesCause(): Promise<Cause[]> {
  const key = `watch/${newId()}`;
  try {
    await files().put(key, Readable.from([key]));
    await files().remove(key);
    return [];
  } catch (error) {
    log().warn({ err: error }, 'the file store takes no file');
    return [{ cause: 'files_unreachable' }];
  }
}

async function brokerCause(waitSeconds: number): Promise<Cause[]> {
  const { broker } = runtime();
  if (!broker || broker.canPublish) return [];
  const isBack = await new Promise<boolean>((resolve) => {
    const end = broker.onChange(() => {
      if (broker.canPublish) finish(true);
    });
    const timer = setTimeout(() => {
      finish(false);
    }, waitSeconds * 1000);
    function finish(back: boolean): void {
      clearTimeout(timer);
      end();
      resolve(back);
    }
  });
  return isBack ? [] : [{ cause: 'broker_unreachable' }];
}

async function replicaCauses(waitSeconds: number): Promise<Cause[]> {
  const { replicas } = runtime().pool;
  if (!replicas) return [];
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    const leftOut = (await replicas.measure()).filter((replica) => replica.leftOut !== undefined);
    if (leftOut.length === 0 || performance.now() >= deadline) {
      return leftOut.map(({ name }): Cause => ({ cause: 'replica_left_out', name }));
    }
    await sleep(500);
  }
}
