import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { ImportBatch, ImportPeople, ImportPeopleQuery, PeopleDecision } from '../contract.ts';
import { assertBatchExists } from '../store/batches.ts';
import { getBatch } from '../store/journal.ts';
import * as store from '../store/people.ts';
import { awaitPeople } from '../store/plan.ts';
import { assertImportReadable } from './assert-import-readable.ts';
import { decide } from './review.ts';

/** People of a file whom somebody has to decide about, with those they may be. @throws AppError import.not_found */
export async function listPeople(actor: Actor, id: string, query: ImportPeopleQuery): Promise<ImportPeople> {
  assertImportReadable(actor);
  await assertBatchExists(id);
  noteView('import.viewed', {}, { importId: id });
  return store.listPeople(id, query);
}

/**
 * Decides who people of a file are, one or all that are left. It takes effect when the plan is made anew.
 *
 * @throws AppError import.not_found, import.not_in_review, import.person_taken
 */
export async function decidePeople(actor: Actor, id: string, decision: PeopleDecision): Promise<ImportBatch> {
  assertImportReadable(actor);
  await decide(id, async () => {
    const count = await carryOut(id, decision);
    await awaitPeople(id);
    await recordAudit('import.people_decided', {}, { importId: id, count });
  });
  return getBatch(id);
}

async function carryOut(id: string, decision: PeopleDecision): Promise<number> {
  if ('all' in decision) return store.decideAll(id, decision.all);
  if (!(await store.decidePerson(id, decision))) throw new AppError('import.person_taken');
  return 1;
}
