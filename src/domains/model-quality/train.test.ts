import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { getSetting, setSetting } from '#kernel/settings.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { findLiveModel, liveModelSetting } from '#domains/risk/index.ts';
import { finishedCourses } from '#test/fixtures/finished-courses.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { evaluate, startEvaluation } from './service/evaluate.ts';
import { setLiveModel } from './service/live.ts';
import { getOverview } from './service/overview.ts';
import { sweepUnfinished } from './service/sweep.ts';
import { startTraining, trainModel } from './service/train.ts';
import type { OwnModel } from './contract.ts';

const courses = ['Алгебра', 'Право', 'Физика', 'Химия', 'История'];
const past = finishedCourses({ courses, students: 64, tests: 6, seed: 3 });
const running = finishedCourses({ courses: ['Логика'], students: 20, tests: 8, seed: 4, month: 10 });

/** Milliseconds: a university is imported, and several models are trained. */
const timeout = 180_000;

async function administrator() {
  const { id: userId } = await addPerson('boss', 'administrator');
  return { ...testActor('administrator'), userId };
}

async function newest(): Promise<OwnModel> {
  const [model] = (await getOverview()).models;
  if (!model) throw new Error('there is no model');
  return model;
}

/** Versions of the models that judged the courses last, and how many courses each. */
async function judges(): Promise<unknown[]> {
  const { rows } = await sql<{ version: string | null; courses: number }>`
    select details -> 'judgement' -> 'model' ->> 'version' as version, count(*)::integer as courses
    from (select distinct on (course_id) * from cluster_run order by course_id, id desc) as newest
    group by 1 order by 1`.execute(database());
  return rows.map(({ version, courses: count }) => [version, count]);
}

const trainedModel = async (test: DatabaseTest, actor: Awaited<ReturnType<typeof administrator>>) => {
  await startTraining(actor);
  await finishTasks(test.runtime, timeout);
  return newest();
};

describeOnBothDatabases(
  'a model of the institution',
  (test) => {
    it('is not trained on too little, and that is said', () =>
      test.run(async () => {
        const actor = await administrator();
        expect((await trainedModel(test, actor)).report).toMatchObject({ refusal: 'courses', trained: null });
        const few = finishedCourses({ courses: courses.slice(0, 3), students: 20, tests: 6, seed: 5 });
        await importFile(test, writePulse(few), 'мало.xlsx');
        const model = await trainedModel(test, actor);
        expect(model).toMatchObject({ state: 'refused', isUsable: false });
        expect(model.report).toMatchObject({ refusal: 'students', data: { courses: 3, students: 60, told: 60 } });
        await expect(setLiveModel(actor, model.id)).rejects.toMatchObject({ code: 'model.not_found' });
      }));

    it(
      'is trained on finished courses, measured on later ones, goes live and back, and judges every course',
      { timeout },
      () =>
        test.run(async () => {
          const actor = await administrator();
          await importFile(test, writePulse(past), 'прошлые.xlsx');
          await importFile(test, writePulse(running), 'идёт.xlsx');
          const heard: string[] = [];
          test.runtime.events.subscribe(({ progress }) => progress && heard.push(progress.step));
          const model = await trainedModel(test, actor);
          expect(new Set(heard)).toEqual(new Set(['reading', 'preparing', 'training', 'comparing']));
          const trained = model.report?.trained;
          if (!trained) throw new Error('nothing was trained');
          expect(model).toMatchObject({ state: 'ready', isUsable: true, requestedBy: 'Person boss' });
          expect([trained.learned.courses, trained.heldOut.courses]).toEqual([3, 2]);
          expect(trained.learned.students + trained.heldOut.students).toBe(320);
          // Those that ended last are held out.
          const { rows } = await sql<{ id: number }>`
            select id from course where name in ('Химия', 'История')`.execute(database());
          for (const { id } of rows) expect(trained.courseIds).not.toContain(id);
          expect(trained.candidate.overall.auc).toBeGreaterThan(0.75);
          expect(trained.candidate.overall.n).toBe(trained.present.overall.n);
          const sum = trained.changes.flat().reduce((total, one) => total + one, 0);
          expect(sum).toBe(20);

          // The same data give the same model.
          const again = await trainedModel(test, actor);
          expect(again.report?.trained?.fingerprint).toBe(trained.fingerprint);
          expect(again.report?.trained?.candidate.overall).toEqual(trained.candidate.overall);

          // Whether it passes is another matter: here it shall.
          await setGate(model.id, true);
          expect(await judges()).toEqual([['5', 6]]);
          await setLiveModel(actor, model.id);
          await finishTasks(test.runtime, timeout);
          expect(await judges()).toEqual([[`own-${String(model.id)}`, 6]]);
          expect((await findLiveModel()).id).toBe(model.id);

          // Its own courses are left out of its evaluation.
          await startEvaluation();
          await finishTasks(test.runtime, timeout);
          expect((await getOverview()).evaluation).toMatchObject({
            modelVersion: `own-${String(model.id)}`,
            result: { courses: { finished: 5, learned: 3, used: 2 } },
          });

          await setLiveModel(actor, null);
          await finishTasks(test.runtime, timeout);
          expect(await judges()).toEqual([['5', 6]]);
          const audit = await sql<{ details: unknown }>`
            select details from audit_event where action = 'model.activated' order by at, id`.execute(database());
          expect(audit.rows).toEqual([{ details: { modelId: model.id } }, { details: { modelId: null } }]);

          await setGate(model.id, false);
          await expect(setLiveModel(actor, model.id)).rejects.toMatchObject({ code: 'model.gate_not_passed' });
          expect(await getSetting(liveModelSetting)).toBeNull();

          // Made for other features, it judges nothing, although it is the one that was chosen.
          await sql`
            update warning_model set models = jsonb_set(models, '{whole,features}', '["age"]')
            where id = ${again.id}`.execute(database());
          await setGate(again.id, true);
          await expect(setLiveModel(actor, again.id)).rejects.toMatchObject({ code: 'model.not_found' });
          await setSetting(liveModelSetting, again.id, null);
          expect((await getOverview()).live).toEqual({ modelId: null, version: '5', unusableId: again.id });
        }),
    );

    it('is asked for once while it is under way, and again when its task is lost', () =>
      test.run(async () => {
        const actor = await administrator();
        const [one, other] = await Promise.all([startTraining(actor), startTraining(actor)]);
        expect(other).toEqual(one);
        expect(await startEvaluation()).toEqual(await startEvaluation());
        await sql`delete from task`.execute(database());
        await sweepUnfinished(directRun);
        await finishTasks(test.runtime);
        expect((await newest()).state).toBe('refused');
        expect((await getOverview()).evaluation?.state).toBe('done');
      }));

    it('ends as failed when its last try fails, and can be asked for again', () =>
      test.run(async () => {
        const actor = await administrator();
        const { id } = await startTraining(actor);
        const broken = (attempt: number) => ({
          ...{ id: 'x', attempt, signal: new AbortController().signal },
          complete: () => Promise.reject(new Error('broken')),
        });
        await expect(trainModel(id, broken(1))).rejects.toThrow('broken');
        expect((await newest()).state).toBe('training');
        await expect(trainModel(id, broken(3))).rejects.toThrow('broken');
        expect((await newest()).state).toBe('failed');
        const evaluation = await startEvaluation();
        await expect(evaluate(evaluation.id, broken(3))).rejects.toThrow('broken');
        expect((await getOverview()).pending?.state).toBe('failed');
        await finishTasks(test.runtime);
        expect((await trainedModel(test, actor)).state).toBe('refused');
      }));
  },
  wholeProgram(),
);

async function setGate(modelId: number, isMet: boolean): Promise<void> {
  const gate = JSON.stringify([{ code: 'auc', isMet, value: 0, bound: -0.01 }]);
  await sql`
    update warning_model set report = jsonb_set(report, '{trained,gate}', ${gate}::jsonb)
    where id = ${modelId}`.execute(database());
}
