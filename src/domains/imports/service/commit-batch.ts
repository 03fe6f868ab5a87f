import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import {
  courseChanged,
  refreshStatistics,
  upsertActivities,
  upsertResults,
  type IncomingResults,
} from '#domains/gradebook/index.ts';
import {
  assignTeachers,
  getDataVersion,
  raiseDataVersion,
  upsertCourse,
  upsertStudents,
} from '#domains/roster/index.ts';
import { foundIssue, type ParsedActivity, type ParsedCourse, type ParsedFile } from '../parsed-gradebook.ts';
import { systemOf } from '../sources/index.ts';
import * as store from '../store/batches.ts';
import { leaveOutErased } from './leave-out-erased.ts';
import { discardOriginal, failWithoutFile } from './originals.ts';
import { loadParsedFile, removeParsedFile } from './parsed-file.ts';
import { publishImport } from './publish-import.ts';

/**
 * Stores what `parseBatch` read: courses, students, activities, results, the ledger of changed cells and the tasks that
 * follow, all in the one transaction that ends the task. A file that brings nothing new raises no version and asks for
 * no recomputation. A batch that is past this step is left alone.
 */
export async function commitBatch(batchId: string, run: TaskRun): Promise<void> {
  const batch = await store.findBatch(batchId);
  if (batch?.status !== 'checking' && batch?.status !== 'saving') return;
  if (!batch.hasOriginal) return failWithoutFile(batchId);
  await store.setStatus(batchId, 'saving');
  publishImport(batchId);
  const parsed = await loadParsedFile(batch);
  await run.complete(() => storeParsedFile(batch, parsed));
  await removeParsedFile(batch);
  publishImport(batchId);
}

async function storeParsedFile(batch: store.Batch, parsed: ParsedFile): Promise<void> {
  const { file, leftOut, namesErased } = await leaveOutErased(parsed);
  if (namesErased) await discardOriginal(batch.id);
  await store.insertIssues(batch.id, leftOut);
  if (file.source === undefined) throw new Error('a file of no known source is refused before it comes here');
  const system = systemOf(file.source);
  const counts: store.CommittedCounts = {
    source: file.source,
    students: new Set(file.courses.flatMap((course) => course.students.map((student) => student.externalId))).size,
    activities: 0,
    lessons: 0,
    cellsNew: 0,
    cellsChanged: 0,
    cellsSame: 0,
  };
  const touched: { courseId: number; dataVersion: number }[] = [];
  // Always in one order: two files that hold the same courses must not wait for each other crosswise.
  for (const course of file.courses.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1))) {
    const stored = await commitCourse(batch, system, course);
    touched.push(stored);
    counts.lessons += course.activities.filter(isLesson).length;
    counts.activities += course.activities.filter((activity) => !isLesson(activity)).length;
    counts.cellsNew += stored.cellsNew;
    counts.cellsChanged += stored.cellsChanged;
    counts.cellsSame += stored.cellsSame;
  }
  await store.insertBatchCourses(batch.id, touched);
  await store.setCommitted(batch.id, counts);
  if (counts.cellsNew + counts.cellsChanged === 0) {
    await store.insertIssues(batch.id, [foundIssue('file.nothing_new')]);
  }
}

interface StoredCourse {
  courseId: number;
  dataVersion: number;
  cellsNew: number;
  cellsChanged: number;
  cellsSame: number;
}

async function commitCourse(batch: store.Batch, system: string, course: ParsedCourse): Promise<StoredCourse> {
  const { id: courseId, isNew } = await upsertCourse(system, course.externalId, course.name);
  if (isNew && batch.teacherId !== null) await assignTeachers([courseId], [batch.teacherId]);
  const students = await upsertStudents(
    system,
    courseId,
    course.students.map(({ externalId, name, email, group }) => ({
      externalId,
      name: name ?? null,
      email: email ?? null,
      group: group ?? null,
    })),
  );
  const activities = await upsertActivities(
    courseId,
    course.activities.map((activity) => ({
      ...activity,
      maxPoints: activity.maxPoints ?? null,
      dueAt: toDate(activity.dueAt),
    })),
  );
  const results = await upsertResults(courseId, incomingResults(course, students.ids, activities.ids));
  await store.insertChanges(batch.id, courseId, results.changed);
  const hasChanged = students.changed || activities.changed || results.new > 0 || results.changed.length > 0;
  if (hasChanged) {
    await refreshStatistics(courseId, results.new);
    await announce(courseChanged, { courseId });
  }
  return {
    courseId,
    dataVersion: await (hasChanged ? raiseDataVersion(courseId) : getDataVersion(courseId)),
    cellsNew: results.new,
    cellsChanged: results.changed.length,
    cellsSame: results.same,
  };
}

function incomingResults(course: ParsedCourse, studentIds: number[], activityIds: number[]): IncomingResults {
  const results: IncomingResults = {
    studentIds: [],
    activityIds: [],
    statuses: [],
    scores: [],
    completedAt: [],
    dueAt: [],
  };
  for (const cell of course.cells) {
    const studentId = studentIds[cell.student];
    const activityId = activityIds[cell.activity];
    if (studentId === undefined || activityId === undefined) throw new Error('a cell points outside its course');
    results.studentIds.push(studentId);
    results.activityIds.push(activityId);
    results.statuses.push(cell.status);
    results.scores.push(cell.score ?? null);
    results.completedAt.push(toDate(cell.completedAt));
    results.dueAt.push(toDate(cell.dueAt));
  }
  return results;
}

const isLesson = (activity: ParsedActivity): boolean => activity.kind === 'lesson';
const toDate = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant));
