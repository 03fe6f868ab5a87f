import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { reportProgress } from '#kernel/progress/report-progress.ts';
import { clock } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { recordAudit } from '#domains/audit/index.ts';
import {
  figuresOf,
  findLiveModel,
  gateOf,
  riskSetting,
  trainInThread,
  usualSettings,
  type HeldOut,
  type Trained,
  type UsableModel,
} from '#domains/risk/index.ts';
import type { TrainingReport } from '../contract.ts';
import { needs } from '../needs.ts';
import { sizeOf, splitCourses, type CourseSize } from '../split-courses.ts';
import { listCourseIds } from '../store/courses.ts';
import * as store from '../store/models.ts';
import { compareZones } from './compare-zones.ts';
import { findFinishedCourse, type FinishedCourse } from './course-endings.ts';
import { publishModel } from './evaluate.ts';
import { everyHowMany, heldOutOfCourse, lessonOf, packHeldOut } from './lessons.ts';

export const trainKind = declareTask({
  name: 'model_quality.train',
  queue: 'cluster',
  lane: 'bulk',
  input: z.object({ modelId: z.int() }),
  key: ({ modelId }) => String(modelId),
  attempts: 3,
  timeout: 6 * 3600,
});

/** Asks for a model that is trained on the institution's finished courses; one that is under way is enough. */
export async function startTraining(actor: Actor): Promise<{ id: number }> {
  return transaction(async () => {
    const [open] = await store.lockOpenTrainings();
    if (open !== undefined) return { id: open };
    const id = await store.insertModel(clock().now(), actor.userId);
    await recordAudit('model.training_started', {}, { modelId: id });
    await enqueue(trainKind, { modelId: id });
    publishModel();
    return { id };
  });
}

/**
 * Trains a candidate on finished courses whose endings are known, measures it beside the present model on the latest of
 * them, which it has not seen, and counts whom it would put into another zone now. Broken off, it begins anew: a training is
 * a computation of minutes.
 */
export async function trainModel(modelId: number, run: TaskRun): Promise<void> {
  const model = await store.findModel(modelId);
  if (model?.state !== 'waiting' && model?.state !== 'training') return;
  try {
    await store.beginTraining(modelId);
    publishModel();
    const { state, models, report } = await makeCandidate(modelId, run);
    await run.complete(() => store.endTraining(modelId, { state, at: clock().now(), models, report }));
  } catch (error) {
    if (run.attempt >= trainKind.attempts && !run.signal.aborted)
      await store.endTraining(modelId, { state: 'failed', at: clock().now(), models: null, report: null });
    throw error;
  } finally {
    publishModel();
  }
}

interface Candidate {
  readonly state: 'ready' | 'refused';
  readonly models: Trained['models'] | null;
  readonly report: TrainingReport;
}

type KnownCourse = FinishedCourse & CourseSize;

async function makeCandidate(modelId: number, run: TaskRun): Promise<Candidate> {
  const courses = await listKnownCourses(run);
  const endings = courses.flatMap((course) => course.endings);
  const told = endings.filter(({ isTold }) => isTold).length;
  const data = { ...sizeOf(courses), told, derived: endings.length - told };
  const refusal = (['courses', 'students', 'failed'] as const).find((what) => data[what] < needs[what]) ?? null;
  if (refusal !== null) return { state: 'refused', models: null, report: { data, refusal, trained: null } };
  const { learned, heldOut } = splitCourses(courses);
  const present = await findLiveModel();
  const { trained, judged, fingerprint } = await learn({ modelId, learned, heldOut, present }, run);
  const report = await reportOf({ learned, heldOut, present, trained, judged }, run);
  return { state: 'ready', models: trained.models, report: { data, refusal, trained: { ...report, fingerprint } } };
}

const tell = (step: string, total: number) =>
  reportProgress({ topic: 'model', id: 'all', permission: 'model.manage' }, step, total);

/** Finished courses of which at least one ending is known. */
async function listKnownCourses(run: TaskRun): Promise<KnownCourse[]> {
  const courseIds = await listCourseIds();
  const report = tell('reading', courseIds.length);
  const known: KnownCourse[] = [];
  for (const [index, courseId] of courseIds.entries()) {
    run.signal.throwIfAborted();
    report(index);
    const course = await findFinishedCourse(courseId);
    if (!course || course.endings.length === 0) continue;
    const failed = course.endings.filter((ending) => ending.failed).length;
    known.push({ ...course, students: course.endings.length, failed });
  }
  return known;
}

interface Learning {
  readonly modelId: number;
  readonly learned: readonly KnownCourse[];
  readonly heldOut: readonly KnownCourse[];
  readonly present: UsableModel;
}

async function learn({ modelId, learned, heldOut, present }: Learning, run: TaskRun) {
  const report = tell('preparing', learned.length + heldOut.length);
  const every = everyHowMany(sizeOf(learned).students);
  const lessons = [];
  const judged: HeldOut[] = [];
  const hash = createHash('sha256');
  for (const [place, course] of learned.entries()) {
    run.signal.throwIfAborted();
    report(place);
    const lesson = await lessonOf(course, place, every);
    for (const { rows, failed } of Object.values(lesson)) hash.update(rows).update(failed);
    lessons.push(lesson);
  }
  for (const [place, course] of heldOut.entries()) {
    run.signal.throwIfAborted();
    report(learned.length + place);
    judged.push(...(await heldOutOfCourse(course, present)));
  }
  const trained = await trainInThread(
    {
      lessons: {
        gradebook: lessons.map(({ gradebook }) => gradebook),
        marks: lessons.map(({ marks }) => marks),
      },
      settings: usualSettings,
      version: `own-${String(modelId)}`,
      heldOut: packHeldOut(judged),
    },
    run.signal,
    (done, total) => {
      tell('training', total)(done);
    },
  );
  return { trained, judged, fingerprint: hash.digest('hex').slice(0, 16) };
}

async function reportOf(
  {
    learned,
    heldOut,
    present,
    trained,
    judged,
  }: Omit<Learning, 'modelId'> & { readonly trained: Trained; readonly judged: readonly HeldOut[] },
  run: TaskRun,
): Promise<Omit<NonNullable<TrainingReport['trained']>, 'fingerprint'>> {
  const { C } = (await getSetting(riskSetting)).probabilities;
  const figures = (probabilities: (index: number) => number) =>
    figuresOf(
      judged.map(({ failed }, index) => ({ probability: probabilities(index), failed })),
      C,
    );
  const [before, after] = [
    figures((index) => judged[index]?.present ?? 0),
    figures((index) => trained.candidate[index] ?? 0),
  ];
  const { auc, low, high } = trained.difference;
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const candidate = { id: -1, version: trained.models.whole.version, models: trained.models };
  return {
    courseIds: learned.map(({ courseId }) => courseId),
    learned: sizeOf(learned),
    heldOut: sizeOf(heldOut),
    present: { version: present.version, overall: before },
    candidate: { version: candidate.version, overall: after },
    difference: { auc: finite(auc), low: finite(low), high: finite(high) },
    gate: gateOf(before, after, trained.difference),
    changes: await compareZones(present, candidate, run, tell),
  };
}
