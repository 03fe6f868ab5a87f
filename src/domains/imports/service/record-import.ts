import { afterCommit } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { confirmDeadlines, courseChanged, refreshStatistics } from '#domains/gradebook/index.ts';
import { getDataVersion, publishProgrammeChange, raiseDataVersion } from '#domains/roster/index.ts';
import { countContents } from '../count-contents.ts';
import { foundIssue, type ParsedCourse, type ParsedFile } from '../parsed-gradebook.ts';
import * as store from '../store/batches.ts';
import { insertEntities, insertLedger } from '../store/ledger.ts';
import type { AppliedCourse, AppliedFile } from './apply-file.ts';
import { doesNothing, ledgerOf, marksOf, movedGroups, testChangesOf } from './ledger-of-course.ts';

/**
 * Notes what storing a file did: the ledger, the counts, the data versions, and the events from which everything else
 * follows. A course to which the file brings nothing new keeps its version and asks for no recomputation.
 */
export async function recordImport(
  batch: store.Batch,
  file: ParsedFile,
  applied: AppliedFile,
  onRecorded: (course: ParsedCourse) => void,
): Promise<void> {
  const counts = countsOf(file, applied.courses);
  const touched: store.TouchedCourse[] = [];
  for (const course of applied.courses) {
    const { isComplete } = course.missing;
    touched.push({ courseId: course.courseId, dataVersion: await announceChange(course), isComplete });
    await insertLedger(batch, ledgerOf(course, applied.programmes.groups));
    onRecorded(course.parsed);
  }
  await insertEntities(batch, 0, movedGroups(applied));
  await auditProgrammes(applied);
  afterCommit(() => {
    publishMoves(applied);
  });
  await store.insertBatchCourses(batch.id, touched);
  await store.setCommitted(batch.id, counts);
  if (doesNothing(applied)) {
    await store.insertIssues(batch.id, [foundIssue('file.nothing_new')]);
  }
}

/** Who is in which programme decides who may see it, so that is in the audit as when somebody does it by hand. */
async function auditProgrammes({ programmes, courses }: AppliedFile): Promise<void> {
  await recordAuditOfMany(
    'programme.created',
    programmes.made.map(({ id }) => ({ subject: {}, details: { programmeId: id } })),
  );
  await recordAuditOfMany(
    'course.programme_set',
    courses.flatMap(({ courseId, programme }) =>
      programme ? [{ subject: { courseId }, details: { programmeId: programme.after.id } }] : [],
    ),
  );
  await recordAuditOfMany(
    'group.programme_set',
    programmes.groups.map(({ groupId, after }) => ({ subject: {}, details: { groupId, programmeId: after.id } })),
  );
}

function touchedProgrammes({ courses, programmes }: AppliedFile): number[] {
  const moves = [...courses.flatMap(({ programme }) => programme ?? []), ...programmes.groups];
  const ids = moves.flatMap(({ before, after }) => [after.id, ...(before ? [before.id] : [])]);
  return [...new Set([...programmes.made.map(({ id }) => id), ...ids])];
}

/** Tells open pages which programmes and courses are elsewhere now. */
function publishMoves(applied: AppliedFile): void {
  touchedProgrammes(applied).forEach(publishProgrammeChange);
  for (const { courseId, programme } of applied.courses) {
    if (programme) runtime().events.publish({ topic: 'course', id: courseId, courseId });
  }
}

async function announceChange(course: AppliedCourse): Promise<number> {
  const { courseId, isNew, students, activities, results } = course;
  const changes =
    Number(isNew) +
    students.enrolled.length +
    activities.changes.length +
    results.new +
    results.changed.length +
    marksOf(course) +
    testChangesOf(course);
  if (changes === 0) return getDataVersion(courseId);
  await refreshStatistics(courseId, results.new);
  await confirmDeadlines(courseId);
  await announce(courseChanged, { courseId });
  return raiseDataVersion(courseId);
}

function countsOf(file: ParsedFile, applied: readonly AppliedCourse[]): store.CommittedCounts {
  const sum = (count: (course: AppliedCourse) => number): number =>
    applied.reduce((total, course) => total + count(course), 0);
  return {
    source: file.source ?? '',
    ...countContents(applied.map(({ parsed }) => parsed)),
    cellsNew: sum(({ results, tests }) => results.new + (tests?.answers.new ?? 0)),
    cellsChanged: sum(({ results, tests }) => results.changed.length + (tests?.answers.changed ?? 0)),
    cellsSame: sum(({ results, tests }) => results.same + (tests?.answers.same ?? 0)),
  };
}
