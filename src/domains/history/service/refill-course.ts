import { createHash } from 'node:crypto';
import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { computeMetricsAsOf, findCourseMetric, prepareForLargeCourse } from '#domains/metrics/index.ts';
import { openJudge } from '#domains/risk/index.ts';
import { findCourseSpan, sumCourseUpTo } from '../store/fingerprints.ts';
import { listPoints, removePoints, replacePoint } from '../store/points.ts';
import { beginFilling, endFilling, listCoursesBehind } from '../store/state.ts';
import { historyMoments } from './moments.ts';
import { judgedBy } from './judged-by.ts';

/** Days for which points of history are kept. */
export const historyDays = defineSetting({ key: 'history.days', schema: z.int().min(120), default: 3 * 366 });

/** Behind everything for which somebody waits, and on workers of its own: nobody waits for it. */
export const refillKind = declareTask({
  name: 'history.refill',
  queue: 'upkeep',
  lane: 'bulk',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
  timeout: 3600,
});

/**
 * Brings the history of a course up to its metrics: every moment it is to have that is missing, or that was computed from
 * other data, settings or rules, is computed from results as of then and stored, each in a transaction of its own. Killed
 * half-way, it goes on where it was, since a stored moment says what it was computed from.
 */
export async function refillCourse(courseId: number, run: TaskRun): Promise<void> {
  const metric = await findCourseMetric(courseId);
  if (!metric) return;
  const computed = { dataVersion: metric.dataVersion, asOf: new Date(metric.asOf) };
  if (!(await transaction(() => beginFilling(courseId, computed)))) return;
  const { outdated, unwanted } = await compareWithStored(courseId, computed.asOf);
  if (outdated.length > 0) await storePoints(courseId, outdated, run);
  await run.complete(async () => {
    await removePoints(courseId, unwanted);
    await endFilling(courseId, computed);
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

async function storePoints(courseId: number, outdated: readonly Outdated[], run: TaskRun): Promise<void> {
  const judge = await openJudge(courseId);
  for (const { at, fingerprint } of outdated) {
    run.signal.throwIfAborted();
    const metrics = await prepared(() => computeMetricsAsOf(courseId, at));
    const risks = judge(metrics, at);
    await transaction(() => replacePoint(courseId, { at, fingerprint, metrics, risks }));
  }
}

/** Reads with what a large course needs: PostgreSQL compiling each statement took a third of the whole. */
function prepared<T>(read: () => Promise<T>): Promise<T> {
  return transaction(async () => {
    await prepareForLargeCourse();
    return read();
  });
}

interface Outdated {
  readonly at: Date;
  readonly fingerprint: string;
}

/** What is to be computed, the newest first: whoever looks meanwhile sees the last weeks at once. */
async function compareWithStored(courseId: number, now: Date): Promise<{ outdated: Outdated[]; unwanted: Date[] }> {
  const span = await findCourseSpan(courseId);
  if (!span) return { outdated: [], unwanted: [] };
  const { timeZone } = clock();
  const keptFrom = new Date(now.getTime() - (await getSetting(historyDays)) * 86_400_000);
  const moments = historyMoments({ ...span, now, keptFrom }, timeZone);
  const [basis, sums] = [await judgedBy(courseId), await prepared(() => sumCourseUpTo(courseId, moments))];
  const wanted = new Map(moments.map((at, index) => [at.getTime(), fingerprintOf(basis, sums[index] ?? '')]));
  const stored = await listPoints(courseId);
  const known = new Map(stored.map(({ at, fingerprint }) => [at.getTime(), fingerprint]));
  return {
    outdated: [...wanted]
      .filter(([at, fingerprint]) => known.get(at) !== fingerprint)
      .map(([at, fingerprint]) => ({ at: new Date(at), fingerprint }))
      .reverse(),
    unwanted: stored.map(({ at }) => at).filter((at) => !wanted.has(at.getTime())),
  };
}

function fingerprintOf(basis: string, sum: string): string {
  return createHash('sha256').update(basis).update(sum).digest('base64url').slice(0, 22);
}

/** Asks for the history of every course that has fallen behind its metrics. */
export async function sweepCoursesBehind(run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const courseIds = await listCoursesBehind();
    await enqueueMany(
      refillKind,
      courseIds.map((courseId) => ({ courseId })),
    );
  });
}
