import { attempt } from '#kernel/database/transaction.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import type { ReviewMode } from '../contract.ts';
import { isAnotherName } from '../another-name.ts';
import { overwrites } from '../overwrites.ts';
import type { FoundIssue, ParsedFile } from '../parsed-gradebook.ts';
import { idStartOf } from '../sources/pulled/id-start.ts';
import { listIssues } from '../sources/issue-list.ts';
import * as store from '../store/batches.ts';
import { deletePeople, listDecisions, replacePeople, type AskedPerson } from '../store/people.ts';
import { deletePlan, listMissing, listNames, replacePlan, type NewPlan } from '../store/plan.ts';
import { applyFile, type AppliedFile } from './apply-file.ts';
import { askedPeople } from './asked-people.ts';
import { leaveOutErased } from './leave-out-erased.ts';
import { discardOriginal, failWithoutFile } from './originals.ts';
import { loadParsedFile, removeParsedFile } from './parsed-file.ts';
import { doesNothing } from './ledger-of-course.ts';
import { planOf } from './plan-of-import.ts';
import { reportCells } from './progress.ts';
import { publishImport } from './publish-import.ts';
import { recordImport } from './record-import.ts';
import { withoutForeignLogins } from './shared-logins.ts';
import { parseKind } from './task-kinds.ts';
import { tellOfFailed, tellOfFinished } from './tell.ts';

/**
 * Stores what `parseBatch` read: courses, students, activities, results, the ledger and the tasks that follow, all in
 * the one transaction that ends the task. Where somebody is to be asked first, it stores, sees what that did, takes it
 * back and keeps it as the plan: what is shown is what would be. Storing a plan that was agreed to does exactly what the
 * plan says, or nothing, and there is a new plan. A batch that is past this step is left alone.
 */
export async function commitBatch(batchId: string, run: TaskRun): Promise<void> {
  const batch = await store.findBatch(batchId);
  if (batch?.status !== 'checking' && batch?.status !== 'saving') return;
  if (!batch.hasOriginal) return failWithoutFile(batchId);
  const parsed = await loadParsedFile(batch);
  if (!parsed) return run.complete(() => readAgain(batchId));
  if (!(await store.advance(batchId, ['checking', 'saving'], 'saving'))) return;
  publishImport(batchId);
  await run.complete(() => storeOrAsk(batch, parsed));
  // It waits as long as somebody is asked.
  if ((await store.findBatch(batchId))?.status !== 'review') await removeParsedFile(batch);
  publishImport(batchId);
}

/** As many issues that only storing finds are listed. */
const mostFound = 1_000;

/** What was read of the file is gone: it is read once more, and then comes here again. */
async function readAgain(batchId: string): Promise<void> {
  if (await store.advance(batchId, ['checking', 'saving'], 'waiting')) await enqueue(parseKind, { batchId });
}

/** Thrown to take back what a plan would do. */
class AsksFirst extends Error {
  readonly plan: NewPlan;
  readonly people: readonly AskedPerson[];

  constructor(plan: NewPlan, people: readonly AskedPerson[]) {
    super('somebody is to be asked first');
    this.plan = plan;
    this.people = people;
  }
}

/** Thrown to take back what was stored of a file that does not fit what is known. */
class DoesNotFit extends Error {}

async function storeOrAsk(batch: store.Batch, parsed: ParsedFile): Promise<void> {
  const { file, leftOut, namesErased } = await leaveOutErased(await withoutForeignLogins(parsed));
  const onWritten = reportCells(batch.id, file.courses);
  let found: FoundIssue[] = [];
  try {
    await attempt(async () => {
      const applied = await applyFile(batch, file, await listDecisions(batch.id), onWritten);
      found = applied.courses.flatMap(({ tests }) => tests?.issues ?? []);
      if (found.some(({ severity }) => severity === 'error')) throw new DoesNotFit();
      await askIfNeeded(batch, file, applied);
      await recordImport(batch, file, applied, onWritten);
    });
  } catch (error) {
    if (!(error instanceof AsksFirst) && !(error instanceof DoesNotFit)) throw error;
    // Inserting them again for each plan: an earlier one may have found others.
    await store.replaceFound(batch.id, listIssues(found, mostFound));
    if (error instanceof DoesNotFit) return refuse(batch, namesErased);
    await replacePlan(batch.id, error.plan, batch.agreedPlan !== null);
    await replacePeople(batch.id, error.people);
    await store.setStatus(batch.id, 'review');
    return;
  }
  await store.replaceFound(batch.id, listIssues(found, mostFound));
  await store.insertIssues(batch.id, leftOut);
  if (namesErased) await discardOriginal(batch.id);
  await deletePlan(batch.id);
  await deletePeople(batch.id);
  await tellOfFinished(batch.id);
}

async function refuse(batch: store.Batch, namesErased: boolean): Promise<void> {
  await deletePlan(batch.id);
  await deletePeople(batch.id);
  await store.setStatus(batch.id, 'refused');
  await tellOfFailed(batch.id);
  if (namesErased) await discardOriginal(batch.id);
}

/**
 * People of whom nobody can tell who they are are always asked about, whatever the import was told: to guess would give
 * one student's results to another, or make two students of one. So are names that would become wholly other ones.
 *
 * @throws AsksFirst
 */
async function askIfNeeded(batch: store.Batch, parsed: ParsedFile, applied: AppliedFile): Promise<void> {
  const people = askedPeople(applied.people);
  const isClear = people.length === 0;
  const isExpected = isClear && !namesOthers(parsed, applied);
  if (isExpected && batch.agreedPlan === null && !wantsToAsk(batch.review, applied)) return;
  const missing = [];
  for (const { courseId, students } of applied.courses) missing.push(await listMissing(courseId, students.ids));
  const plan = planOf(applied, missing, await listNames(applied.people.recognised.map(({ studentId }) => studentId)));
  if (!isClear || batch.agreedPlan !== plan.digest) throw new AsksFirst(plan, people);
}

/**
 * A known id stands beside a wholly other name: perhaps a second site of the system, which counts its people anew. What
 * was pulled says which site it is of.
 */
function namesOthers(file: ParsedFile, { courses }: AppliedFile): boolean {
  if (idStartOf(file) !== '') return false;
  return courses.some(({ students }) =>
    students.altered.some(({ before, after }) => isAnotherName(before.name, after.name)),
  );
}

/** Who heads a programme sees its courses and groups: to move one into another takes it from somebody. */
function takesFromProgramme({ courses, programmes }: AppliedFile): boolean {
  const moves = [...courses.map(({ programme }) => programme), ...programmes.groups];
  return moves.some((move) => (move?.before ?? null) !== null);
}

function wantsToAsk(review: ReviewMode, applied: AppliedFile): boolean {
  switch (review) {
    case 'never':
      return false;
    case 'overwrites':
      return (
        applied.courses.some(({ results }) => results.changed.some(({ before, after }) => overwrites(before, after))) ||
        applied.courses.some(({ tests }) => (tests?.answers.overwritten ?? 0) > 0) ||
        takesFromProgramme(applied)
      );
    case 'always':
      return !doesNothing(applied);
  }
}
