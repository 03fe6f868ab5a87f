import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { listResultsOfStudent } from '#domains/gradebook/index.ts';
import { getTopicsOfStudent, listTopicsOfActivities } from '#domains/metrics/index.ts';
import { assertStudentReadable } from '#domains/roster/index.ts';
import type { Offer, StudentMaterials } from '../contract.ts';
import { fitsOf, weighWords } from '../fit.ts';
import { type Need, needsOf } from '../needs.ts';
import { listMaterials } from '../store/materials.ts';
import { listFittingMaterials, stemsOf } from '../store/needs.ts';

/** So many are offered at most. */
const mostOffers = 6;

/** What fits a student's weak topics and overdue or failed activities, and all there is. @throws AppError student.not_found */
export async function getMaterialsOfStudent(
  actor: Actor,
  courseId: number,
  studentId: number,
): Promise<StudentMaterials> {
  await assertStudentReadable(actor, courseId, studentId);
  const items = (await listMaterials(courseId)).map(({ by: _by, updatedAt: _at, ...material }) => material);
  if (items.length === 0) return { offers: [], items };
  const results = await listResultsOfStudent(courseId, studentId, clock().now());
  const topics = await listTopicsOfActivities(courseId);
  const own = (await getTopicsOfStudent(actor, courseId, studentId)).items;
  const weak = own.filter(({ isWeak }) => isWeak).toSorted((one, other) => one.estimatePct - other.estimatePct);
  const needs = needsOf(
    results,
    topics,
    weak.map(({ topic }) => topic),
  );
  if (needs.length === 0) return { offers: [], items };
  const names = results.map(({ name }) => name);
  return { offers: await offersFor(courseId, needs, names), items };
}

/** Each material once, for the need it fits first. */
async function offersFor(courseId: number, needs: readonly Need[], names: readonly string[]): Promise<Offer[]> {
  const materials = await listFittingMaterials(courseId);
  const stems = await stemsOf([...needs.map(({ words }) => words), ...names]);
  const weightOf = weighWords(stems.slice(needs.length));
  const offers = new Map<string, Offer>();
  needs.forEach((need, index) => {
    const subject = { activityId: need.activityId, topic: need.topic, stems: stems[index] ?? [] };
    for (const { materialId, isAttached } of fitsOf(subject, materials, weightOf)) {
      const { kind, activityId, name } = need;
      if (!offers.has(materialId)) offers.set(materialId, { materialId, need: { kind, activityId, name }, isAttached });
    }
  });
  return [...offers.values()]
    .toSorted((one, other) => Number(other.isAttached) - Number(one.isAttached))
    .slice(0, mostOffers);
}
