import type { Directory } from '#adapters/directory/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { listActiveAdministrators, lockAdministrators } from '#domains/people/index.ts';
import { accountIdentities, findErased } from '#domains/tombstones/index.ts';

import { directorySource, selectCandidates, type Candidate } from '../candidates.ts';
import type { Plan } from '../change.ts';
import type { DirectorySettings } from '../contract.ts';
import { countPlan, describePlan } from '../describe-plan.ts';
import { planChanges } from '../plan.ts';
import { listAccounts, listLinkedEntries } from '../store/accounts.ts';
import { endRun, findRun, noteEntries, type NewRun, type RunEnd } from '../store/runs.ts';
import { applyPlan } from './apply-plan.ts';
import { getDirectory } from './get-directory.ts';
import { publishRun } from './publish-run.ts';
import { insertOwnRun } from './runs.ts';
import { getDirectorySettings } from './settings.ts';

type OpenRun = Pick<NewRun, 'id' | 'kind' | 'confirmedLosses'>;
type Way = Pick<TaskRun, 'complete' | 'signal'>;

/** What the task does. Returns quietly when the run is over, or gone. */
export async function synchronise(runId: string, way: Way): Promise<void> {
  const run = await findRun(runId);
  if (run?.outcome === null) await carryOut(run, way);
}

/** Does the same at once, in this process. @throws AppError directory.not_configured, directory.busy and of the directory */
export async function synchroniseHere(kind: 'preview' | 'apply', confirmedLosses: number | null): Promise<RunEnd> {
  getDirectory();
  return carryOut(await insertOwnRun(kind, confirmedLosses), {
    signal: new AbortController().signal,
    complete: (effect) => transaction(async () => effect?.()),
  });
}

/**
 * Reads the directory, as long as it takes, outside of any transaction; then compares and, if asked to, changes, in one.
 * Killed before that it has changed nothing.
 */
async function carryOut(run: OpenRun, { signal, complete }: Way): Promise<RunEnd> {
  const directory = getDirectory();
  const settings = await getDirectorySettings();
  const groups = settings.groups.map(({ name }) => name);
  const end = { result: undefined as RunEnd | undefined };
  if (run.kind === 'check') {
    const entries = await directory.verify(groups, { signal });
    await complete(async () => {
      end.result = await finish(run.id, { outcome: 'checked', entries, counts: null, items: [] });
    });
  } else {
    const candidates = await readCandidates(directory, groups, run.id, signal);
    await complete(async () => {
      end.result = await finish(run.id, await compareAndApply(run, candidates, settings));
    });
  }
  if (!end.result) throw new Error('a run that was completed has an end');
  return end.result;
}

async function finish(runId: string, end: RunEnd): Promise<RunEnd> {
  await endRun(runId, end);
  publishRun(runId);
  return end;
}

async function readCandidates(
  directory: Directory,
  groups: readonly string[],
  runId: string,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const entries = await directory.readPeople(groups, {
    signal,
    onPage: async (count) => {
      await noteEntries(runId, count);
      publishRun(runId);
    },
  });
  const candidates = selectCandidates(entries);
  await assertWhole(directory, candidates, signal);
  return candidates;
}

/**
 * Who is linked and was not in the answer is asked for again, one by one: an answer that left somebody out is worth
 * nothing.
 *
 * @throws AppError directory.incomplete
 */
async function assertWhole(directory: Directory, candidates: readonly Candidate[], signal: AbortSignal): Promise<void> {
  const present = new Set(candidates.map(({ id }) => id));
  const missing = (await listLinkedEntries()).filter((id) => !present.has(id));
  if (missing.length === 0) return;
  const known = await directory.findIds(missing, { signal });
  if (known.size > 0) throw new AppError('directory.incomplete', { count: known.size });
}

async function compareAndApply(
  run: OpenRun,
  candidates: readonly Candidate[],
  settings: DirectorySettings,
): Promise<RunEnd> {
  const plan = await planNow(candidates, settings, run.kind === 'apply');
  const ended = { entries: candidates.length, counts: countPlan(plan), items: describePlan(plan) };
  if (run.kind !== 'apply') return { ...ended, outcome: 'previewed' };
  const allowed = Math.max(plan.allowedLosses, run.confirmedLosses ?? 0);
  if (plan.losses > allowed) {
    await recordAudit('directory.stopped', {}, { runId: run.id, losses: plan.losses, allowed });
    return { ...ended, outcome: 'stopped' };
  }
  const accounts = await applyPlan(plan, { invites: settings.invites });
  const { add: added, link: linked, change: changed, open: opened, close: closed } = ended.counts;
  await recordAudit('directory.applied', {}, { runId: run.id, added, linked, changed, opened, closed });
  return { ...ended, items: describePlan(plan, accounts), outcome: 'applied' };
}

/** The plan by what is so now; with `locks` it stays so until the transaction ends. */
async function planNow(candidates: readonly Candidate[], settings: DirectorySettings, locks: boolean): Promise<Plan> {
  // First of all: nobody is erased from here on until the transaction ends.
  const erased = await findErasedCandidates(candidates);
  if (locks) await lockAdministrators();
  const accounts = await listAccounts(candidates, locks);
  const seen = new Set(accounts.map(({ userId }) => userId));
  const administrators = await listActiveAdministrators();
  const existsOtherAdministrator = administrators.some((userId) => !seen.has(userId));
  return planChanges({ candidates, accounts, existsOtherAdministrator, erased }, settings);
}

/** Ids of those who were erased here on request, by the entry, an address or the login. */
async function findErasedCandidates(candidates: readonly Candidate[]): Promise<Set<string>> {
  const known = candidates.flatMap(({ id, emails, login }) =>
    [
      { kind: 'student' as const, source: directorySource, externalId: id },
      ...emails.flatMap((email) => accountIdentities({ email, login })),
    ].map((identity) => ({ id, identity })),
  );
  const places = await findErased(known.map(({ identity }) => identity));
  return new Set([...places].flatMap((place) => known[place]?.id ?? []));
}
