import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { type NewMaterial, materialBody } from './contract.ts';
import { addMaterials, changeMaterial, listMaterials, removeMaterial } from './service/materials.ts';
import { getMaterialsOfStudent } from './service/offers.ts';

const names = ['Тема 1. Сортировки: тест', 'Тема 2. Графы: тест', 'Тема 3. Хеш-таблицы: тест', 'Тема 4. Деревья: тест'];
const activity = (id: number) => ({
  ...{ id, isLesson: false, dueAt: new Date('2024-09-20T12:00:00Z') },
  grade: { part: 'kind:test', maxPoints: 10, weight: null },
});
const done = (studentId: number, activityId: number) =>
  ({ studentId, activityId, status: 'done', score: 8, completedAt: new Date('2024-09-18'), dueAt: null }) as const;

/** The first student has not done the first two tests. */
const source: MetricSource = {
  parts: new Map(),
  students: [1, 2],
  activities: [1, 2, 3, 4].map(activity),
  cells: [done(1, 3), done(1, 4), ...[1, 2, 3, 4].map((id) => done(2, id))],
};

async function start() {
  await storeSource(source);
  await sql`update activity set name = (${names}::text[])[id]`.execute(database());
  await raiseDataVersion(storedCourseId);
  await recomputeCourse(storedCourseId, directRun);
  const { id: userId } = await addPerson('boss', 'administrator');
  const { rows } = await sql<{ id: number }>`select student_id as id from enrolment order by 1`.execute(database());
  return { admin: { ...testActor('administrator'), userId }, students: rows.map(({ id }) => id) };
}

const link = (title: string, more: Partial<NewMaterial> = {}): NewMaterial => ({
  ...{ title, url: `https://example.edu/${title.length}`, text: null, activityIds: [], topics: [] },
  ...more,
});

describeOnBothDatabases('materials of a course', (test) => {
  it('are offered to whom they help: attached ones first, then those with the telling words', () =>
    test.run(async () => {
      const { admin, students } = await start();
      await addMaterials(admin, storedCourseId, [
        link('Лекция о графах', { text: 'Обход в ширину и в глубину' }),
        link('Видео', { activityIds: [1] }),
        link('Как готовиться к тестам'),
        link('Сортировка слиянием', { url: null, text: 'Разделяй и властвуй' }),
        link('Хеширование', { topics: ['Тема 3. Хеш-таблицы'] }),
      ]);
      const titles = async (studentId: number) => {
        const { items, offers } = await getMaterialsOfStudent(
          { ...testActor('student'), studentId },
          storedCourseId,
          studentId,
        );
        expect(items).toHaveLength(5);
        return offers.map(({ materialId, need, isAttached }) => [
          items.find(({ id }) => id === materialId)?.title,
          need.name,
          isAttached,
        ]);
      };
      expect(await titles(students[0] ?? 0)).toEqual([
        ['Видео', names[0], true],
        ['Сортировка слиянием', names[0], false],
        ['Лекция о графах', names[1], false],
      ]);
      expect(await titles(students[1] ?? 0)).toEqual([]);
    }));

  it('are found by any form of their words, changed and removed; the audit has it', () =>
    test.run(async () => {
      const { admin } = await start();
      const [graphs = ''] = await addMaterials(admin, storedCourseId, [
        link('Лекция о графах', { text: 'Обход в ширину', activityIds: [2, 999], topics: ['Графы'] }),
        link('Sorting algorithms'),
      ]);
      const found = async (search?: string) =>
        (await listMaterials(admin, storedCourseId, search)).items.map(({ title }) => title);
      expect(await found('граф')).toEqual(['Лекция о графах']);
      expect(await found('обходы')).toEqual(['Лекция о графах']);
      expect(await found('sorted algorithm')).toEqual(['Sorting algorithms']);
      expect(await found('алгоритм')).toEqual([]);
      const [first] = (await listMaterials(admin, storedCourseId, 'граф')).items;
      expect(first).toMatchObject({ activities: [{ id: 2, name: names[1] }], topics: ['Графы'] });
      await changeMaterial(admin, storedCourseId, graphs, link('Деревья', { activityIds: [4] }));
      expect((await listMaterials(admin, storedCourseId)).items).toMatchObject([
        { title: 'Sorting algorithms', activities: [], topics: [] },
        { title: 'Деревья', text: null, activities: [{ id: 4 }], topics: [] },
      ]);
      await removeMaterial(admin, storedCourseId, graphs);
      await removeMaterial(admin, storedCourseId, graphs);
      expect(await found()).toEqual(['Sorting algorithms']);
      await expect(changeMaterial(admin, storedCourseId, graphs, link('Ничей'))).rejects.toMatchObject({
        code: 'material.not_found',
      });
      const { rows } = await sql<{ action: string }>`
        select action from audit_event where action like 'material.%' order by id`.execute(database());
      expect(rows.map(({ action }) => action)).toEqual([
        ...['material.added', 'material.added', 'material.changed', 'material.removed'],
      ]);
    }));

  it('belong to their course: another course finds none of them, and cannot change them', () =>
    test.run(async () => {
      const { admin } = await start();
      const [id = ''] = await addMaterials(admin, storedCourseId, [link('Своё')]);
      const other = 77;
      await sql`insert into course (id, source, external_id, name) overriding system value
        values (${other}, 'test', 'other', 'Another')`.execute(database());
      await expect(changeMaterial(admin, other, id, link('Чужое'))).rejects.toMatchObject({
        code: 'material.not_found',
      });
      await removeMaterial(admin, other, id);
      expect((await listMaterials(admin, other)).items).toEqual([]);
      expect((await listMaterials(admin, storedCourseId)).items).toMatchObject([{ title: 'Своё' }]);
    }));
});

it('materialBody takes links of http and https, or a text, and neither scripts nor nothing', () => {
  expect(materialBody.safeParse({ title: 'x', url: 'https://example.edu' }).success).toBe(true);
  expect(materialBody.safeParse({ title: 'x', text: 'y' }).success).toBe(true);
  expect(materialBody.safeParse({ title: 'x', url: 'javascript:alert(1)' }).success).toBe(false);
  expect(materialBody.safeParse({ title: 'x', url: 'data:text/html,x' }).success).toBe(false);
  expect(materialBody.safeParse({ title: 'x' }).success).toBe(false);
});
