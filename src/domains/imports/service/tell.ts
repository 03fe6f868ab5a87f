import { notify } from '#kernel/notifications/notify.ts';
import { listActiveWithRole } from '#domains/identity/index.ts';
import { failedKind } from '../notifications/failed.ts';
import { finishedKind } from '../notifications/finished.ts';
import { findEndedImport } from '../store/tell.ts';

/** Seconds for which who has uploaded a file is taken to watch it. */
const watchedFor = 60;

/** Tells who uploaded a file that it is stored, unless it went so fast that they have seen it. In the open transaction. */
export async function tellOfFinished(batchId: string): Promise<void> {
  const ended = await findEndedImport(batchId);
  const userId = ended?.userId ?? null;
  if (!ended || userId === null || ended.seconds < watchedFor) return;
  const { file, courses, students, added, changed, warnings } = ended;
  const facts = { importId: batchId, file, courses, students, added, changed, warnings };
  await notify(finishedKind, [{ userId, key: batchId, facts }]);
}

/**
 * Tells that nothing of a file was stored: who uploaded it, unless it was refused at once; of a file that nobody uploaded,
 * everybody who answers for imports. In the open transaction.
 */
export async function tellOfFailed(batchId: string): Promise<void> {
  const ended = await findEndedImport(batchId);
  if (!ended || (ended.userId !== null && ended.seconds < watchedFor)) return;
  const userIds = ended.userId === null ? await listActiveWithRole(['operator', 'administrator']) : [ended.userId];
  const { file, errors, first } = ended;
  await notify(
    failedKind,
    userIds.map((userId) => ({ userId, key: batchId, facts: { importId: batchId, file, errors, first } })),
  );
}
