import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { ImportBatch, ImportPlan, PlannedChanges, PlannedChangesQuery } from '../contract.ts';
import * as batches from '../store/batches.ts';
import { getBatch } from '../store/journal.ts';
import { deletePeople } from '../store/people.ts';
import * as store from '../store/plan.ts';
import { assertImportReadable } from './assert-import-readable.ts';
import { discardOriginal } from './originals.ts';
import { publishImport } from './publish-import.ts';
import { commitKind } from './task-kinds.ts';

/** What saving an import would do. @throws AppError import.not_found, import.no_plan */
export async function getPlan(actor: Actor, id: string): Promise<ImportPlan> {
  assertImportReadable(actor);
  await batches.assertBatchExists(id);
  const plan = await store.findPlan(id);
  if (!plan) throw new AppError('import.no_plan');
  noteView('import.viewed', {}, { importId: id });
  return plan;
}

/** Cells that saving an import would change. @throws AppError import.not_found */
export async function listPlannedChanges(
  actor: Actor,
  id: string,
  query: PlannedChangesQuery,
): Promise<PlannedChanges> {
  assertImportReadable(actor);
  await batches.assertBatchExists(id);
  noteView('import.viewed', {}, { importId: id });
  return store.listPlannedChanges(id, query);
}

/**
 * Agrees to a plan: the import is saved as it says. Should that have become impossible by then, a new plan is made.
 *
 * @throws AppError import.not_found, import.not_in_review, import.plan_renewed, import.people_undecided
 */
export async function agreeToPlan(actor: Actor, id: string, digest: string): Promise<ImportBatch> {
  assertImportReadable(actor);
  return agree(id, digest);
}

/**
 * Agrees to the plan there is, for the command line, whose caller may do everything.
 *
 * @throws AppError import.not_found, import.not_in_review, import.people_undecided
 */
export async function agreeToWhatIsPlanned(id: string): Promise<ImportBatch> {
  return agree(id, (await store.findPlan(id))?.digest);
}

async function agree(id: string, digest: string | undefined): Promise<ImportBatch> {
  await decide(id, async () => {
    const plan = await store.findPlan(id);
    if (digest === undefined || plan?.digest !== digest) throw new AppError('import.plan_renewed');
    if (plan.awaitsPeople) throw new AppError('import.people_undecided');
    await batches.setAgreedPlan(id, digest);
    await batches.setStatus(id, 'saving');
    await enqueue(commitKind, { batchId: id });
    await recordAudit('import.agreed', {}, { importId: id });
  });
  return getBatch(id);
}

/** Makes the plan anew. @throws AppError import.not_found, import.not_in_review */
export async function renewPlan(actor: Actor, id: string): Promise<ImportBatch> {
  assertImportReadable(actor);
  await decide(id, async () => {
    await batches.setAgreedPlan(id, null);
    await batches.setStatus(id, 'checking');
    await enqueue(commitKind, { batchId: id });
  });
  return getBatch(id);
}

/**
 * Lets somebody decide something of an import that waits, in a transaction.
 *
 * @throws AppError import.not_found, import.not_in_review
 */
export async function decide(id: string, decision: () => Promise<void>): Promise<void> {
  await batches.assertBatchExists(id);
  await transaction(async () => {
    // Also a lock: two who decide at once do so one after the other.
    if (!(await batches.advance(id, ['review'], 'review'))) throw new AppError('import.not_in_review');
    await decision();
  });
  publishImport(id);
}

/**
 * Ends an import that is not being saved yet; nothing of it is stored, and its file is removed.
 *
 * @throws AppError import.not_found, import.not_cancellable
 */
export async function cancelImport(actor: Actor, id: string): Promise<ImportBatch> {
  assertImportReadable(actor);
  await batches.assertBatchExists(id);
  await transaction(async () => {
    const isCancelled = await batches.advance(id, ['waiting', 'reading', 'checking', 'review'], 'cancelled');
    if (!isCancelled) throw new AppError('import.not_cancellable');
    await store.deletePlan(id);
    await deletePeople(id);
    await discardOriginal(id);
    await recordAudit('import.cancelled', {}, { importId: id });
  });
  publishImport(id);
  return getBatch(id);
}
