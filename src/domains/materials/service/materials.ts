import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit, recordAuditOfMany } from '#domains/audit/index.ts';
import { isCourseReadable } from '#domains/roster/index.ts';
import type { MaterialList, NewMaterial } from '../contract.ts';
import * as store from '../store/materials.ts';

/** Materials of a course, or those that fit a search. @throws AppError course.not_found */
export async function listMaterials(actor: Actor, courseId: number, search?: string): Promise<MaterialList> {
  await assertReadable(actor, courseId);
  return { items: await store.listMaterials(courseId, search), total: await store.countMaterials(courseId) };
}

/** Adds materials to a course, all or none of them. @returns their ids @throws AppError course.not_found */
export async function addMaterials(
  actor: Actor,
  courseId: number,
  materials: readonly NewMaterial[],
): Promise<string[]> {
  await assertReadable(actor, courseId);
  const ids = await transaction(async () => {
    await recordAuditOfMany(
      'material.added',
      materials.map(({ title }) => ({ subject: { courseId }, details: { title } })),
    );
    return store.insertMaterials(courseId, actor.userId, materials);
  });
  publish(courseId);
  return ids;
}

/** Says a material anew. @throws AppError course.not_found, material.not_found */
export async function changeMaterial(
  actor: Actor,
  courseId: number,
  materialId: string,
  material: NewMaterial,
): Promise<void> {
  await assertReadable(actor, courseId);
  await transaction(async () => {
    const isThere = await store.updateMaterial(courseId, materialId, actor.userId, material);
    if (!isThere) throw new AppError('material.not_found');
    await recordAudit('material.changed', { courseId }, { title: material.title });
  });
  publish(courseId);
}

/** Takes a material out of a course; one that is gone already does not matter. @throws AppError course.not_found */
export async function removeMaterial(actor: Actor, courseId: number, materialId: string): Promise<void> {
  await assertReadable(actor, courseId);
  await transaction(async () => {
    const title = await store.deleteMaterial(courseId, materialId);
    if (title !== undefined) await recordAudit('material.removed', { courseId }, { title });
  });
  publish(courseId);
}

/** Materials tell of nobody: no look is noted. */
async function assertReadable(actor: Actor, courseId: number): Promise<void> {
  if (!(await isCourseReadable(actor, courseId))) throw new AppError('course.not_found');
}

function publish(courseId: number): void {
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
