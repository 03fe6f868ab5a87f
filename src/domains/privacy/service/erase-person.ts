import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { afterCommit } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { announceMany } from '#kernel/tasks/announce-event.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { confirmDeadlines, courseChanged } from '#domains/gradebook/index.ts';
import { erasePersonFromRuns } from '#domains/directory/index.ts';
import { erasePersonFromImports } from '#domains/imports/index.ts';
import { existsOtherAdministrator, lockAdministrators } from '#domains/people/index.ts';
import { buryIdentities, keyMark, lockErasures } from '#domains/tombstones/index.ts';
import * as store from '../store/erase.ts';
import { lockOpenErasure, markErased } from '../store/erasures.ts';
import * as subjects from '../store/subject.ts';
import { identitiesOf, textsOf } from './known-as.ts';

/**
 * Erases who an erasure names, in the one transaction that ends the task: all of it or nothing. It waits for imports and
 * invitations that are committing, and those after it see the tombstones. Done already, it does nothing.
 */
export async function erasePerson(erasureId: string, run: TaskRun): Promise<void> {
  await run.complete(async () => {
    await lockErasures();
    const subject = await lockOpenErasure(erasureId);
    if (!subject) return;
    const erased = await eraseSubject(erasureId, subject);
    await recordAudit('person.erased', subject, { erasureId, ...erased });
    await markErased(erasureId, keyMark());
    const { log } = runtime();
    afterCommit(() => {
      log.info({ erasureId, ...erased }, 'a person was erased on request');
    });
  });
}

interface Erased {
  courses: number;
  results: number;
  files: number;
}

async function eraseSubject(erasureId: string, subject: subjects.Subject): Promise<Erased> {
  const { userId, studentId } = subject;
  await subjects.lockSubject(subject);
  const known = await subjects.readKnownAs(subject);
  if (known.account?.isActiveAdministrator === true) await assertNotLast(userId);
  await buryIdentities(erasureId, identitiesOf(known));
  const courseIds = await subjects.listCourseIds(studentId);
  const taught = await store.listTaughtCourseIds(userId);
  await store.raiseDataVersions(courseIds);
  const results = await store.deleteResults(studentId, courseIds);
  const { files } = await erasePersonFromImports({ userId, studentId, courseIds, texts: textsOf(known) });
  await store.deleteToldToOthers(studentId, courseIds);
  await erasePersonFromRuns(userId, textsOf(known));
  await store.deletePerson(subject);
  for (const courseId of courseIds) await confirmDeadlines(courseId);
  await announceMany(
    courseChanged,
    courseIds.map((courseId) => ({ courseId })),
  );
  if (userId !== null) forget(personTag(userId));
  const { events } = runtime();
  afterCommit(() => {
    for (const courseId of new Set([...courseIds, ...taught])) {
      events.publish({ topic: 'course', id: courseId, courseId });
    }
  });
  return { courses: courseIds.length, results, files };
}

/** Two administrators may have asked for each other at once. @throws PermanentError person.last_administrator */
async function assertNotLast(userId: string | null): Promise<void> {
  if (userId === null) return;
  await lockAdministrators();
  if (!(await existsOtherAdministrator(userId))) throw new PermanentError('person.last_administrator');
}
