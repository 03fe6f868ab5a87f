import { serializeError } from '#kernel/error-serializer.ts';
import { attempt, transaction } from '#kernel/database/transaction.ts';
import type { AnyNotificationKind } from '#kernel/notifications/catalogue.ts';
import type { Raised } from '#kernel/notifications/define-notification.ts';
import { dispatchKind } from '#kernel/notifications/notify.ts';
import { clock, log, runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import type { Channel } from '../contract.ts';
import type { NotificationSettings } from '../settings/contract.ts';
import * as store from '../store/dispatch.ts';
import { sendLetterKind, sendMessageKind } from './kinds.ts';
import { createPlanner, type Decision } from './plan.ts';
import { getNotificationSettings } from './settings.ts';

/** Notifications that one transaction decides on. */
const batchSize = 2500;

/**
 * Chooses channel and time for all notifications that are due, a batch in a transaction: killed between two, it goes on
 * where it was. Then it enqueues itself for the next that will be.
 */
export async function dispatch(run: TaskRun): Promise<void> {
  const settings = await getNotificationSettings();
  const kinds = new Map(
    runtime()
      .notifications.list()
      .map((kind) => [kind.name, kind]),
  );
  let taken = batchSize;
  while (taken === batchSize) {
    run.signal.throwIfAborted();
    taken = await transaction(() => dispatchBatch(kinds, settings));
  }
  await run.complete(async () => {
    const next = await store.findNextDue([...kinds.keys()]);
    if (next) await enqueue(dispatchKind, {}, { dueAt: next });
  });
}

/** What this version knows no kind of is left waiting: a newer one may know it. @returns how many were decided on */
async function dispatchBatch(
  kinds: ReadonlyMap<string, AnyNotificationKind>,
  settings: NotificationSettings,
): Promise<number> {
  const rows = await store.takeDue([...kinds.keys()], batchSize);
  const [first] = rows;
  if (!first) return 0;
  const holding = await listHolding(rows, kinds);
  const { now } = first;
  const { timeZone } = clock();
  const counts = await store.countPlanned([...new Set(rows.map(({ userId }) => userId))]);
  const ahead = now.getTime() - clock().now().getTime();
  const planner = createPlanner({ settings, timeZone, now, ahead, counts });
  const decided = rows.flatMap((row) => {
    const kind = kinds.get(row.kind);
    return kind ? [{ id: row.id, kind, ...planner.decide(row, kind, holding.has(row.id)) }] : [];
  });
  await store.insertDeliveries(decided.flatMap(({ deliveries }) => deliveries));
  await store.setDecided(decided.map(({ id, state }) => ({ id, state })));
  await enqueueSending(decided, now);
  return rows.length;
}

/** Those that are still so: each kind is asked once about all of its own. */
async function listHolding(
  rows: readonly store.DueRow[],
  kinds: ReadonlyMap<string, AnyNotificationKind>,
): Promise<ReadonlySet<string>> {
  const holding = new Set<string>();
  for (const [name, ofKind] of Map.groupBy(rows, ({ kind }) => kind)) {
    const kind = kinds.get(name);
    if (!kind) continue;
    const raised = ofKind.flatMap(({ id, userId, facts }) => {
      const parsed = kind.facts.safeParse(facts);
      return parsed.success ? [{ id, userId, facts: parsed.data }] : [];
    });
    for (const id of await ask(kind, raised)) holding.add(id);
  }
  return holding;
}

/** A kind that cannot tell must not keep the others from being sent; it is asked again before each of its own is. */
async function ask(kind: AnyNotificationKind, raised: readonly Raised[]): Promise<Iterable<string>> {
  try {
    if (kind.stillHolds) return await attempt(async () => (await kind.stillHolds?.(raised)) ?? []);
  } catch (error) {
    log().error({ err: serializeError(error), kind: kind.name }, 'cannot tell which notifications still hold');
  }
  return raised.map(({ id }) => id);
}

const sendKinds = { email: sendLetterKind, telegram: sendMessageKind };

/** Enqueues what sends: by channel, what cannot wait first, what is due now, and the rest for its time. */
async function enqueueSending(
  decided: readonly (Decision & { readonly kind: AnyNotificationKind })[],
  now: Date,
): Promise<void> {
  const planned = decided.flatMap(({ kind, deliveries }) =>
    deliveries
      .filter(({ reason }) => reason === null)
      .map((delivery) => ({ ...delivery, isUrgent: kind.isUrgent === true })),
  );
  for (const channel of ['email', 'telegram'] satisfies Channel[]) {
    const own = planned.filter((delivery) => delivery.channel === channel);
    const isNow = ({ dueAt }: store.NewDelivery): boolean => dueAt <= now;
    const inputs = (some: typeof own) => some.map(({ id }) => ({ deliveryId: id }));
    await enqueueMany(sendKinds[channel], inputs(own.filter(({ isUrgent }) => isUrgent)), { lane: 'interactive' });
    await enqueueMany(sendKinds[channel], inputs(own.filter((delivery) => !delivery.isUrgent && isNow(delivery))));
    const later = own.filter((delivery) => !delivery.isUrgent && !isNow(delivery));
    const dueAts = new Map(later.map(({ id, dueAt }) => [id, dueAt]));
    await enqueueMany(sendKinds[channel], inputs(later), { dueAt: ({ deliveryId }) => dueAts.get(deliveryId) });
  }
}
