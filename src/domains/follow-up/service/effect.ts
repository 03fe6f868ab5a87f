import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { listFirstApproved } from '#domains/recommendations/index.ts';
import { assertCourseReadable, listReadableCourseIds } from '#domains/roster/index.ts';
import { compareContacted } from '../effect/compare.ts';
import { type Effect, effectDays, type Help } from '../effect/contract.ts';
import { type FirstContact, pairUp, spanOf } from '../effect/pairs.ts';
import * as store from '../store/effect.ts';

/** Whether contacts in a course, and advice, went with less risk. @throws AppError course.not_found */
export async function getEffectOfCourse(actor: Actor, courseId: number): Promise<Effect[]> {
  await assertCourseReadable(actor, courseId);
  return effectIn([courseId]);
}

/** The same over all courses that the actor may read. */
export async function getEffect(actor: Actor): Promise<Effect[]> {
  return effectIn(await listReadableCourseIds(actor));
}

async function effectIn(courseIds: readonly number[]): Promise<Effect[]> {
  const contacts = await store.listFirstContacts(courseIds, clock().timeZone);
  const advice = await listFirstApproved(courseIds);
  return [...(await effectOf('contacts', contacts)), ...(await effectOf('advice', advice))];
}

/** In two statements, however many courses there are. @param contacts the first of each student in each course */
async function effectOf(help: Help, contacts: readonly FirstContact[]): Promise<Effect[]> {
  const contacted = [...new Set(contacts.map(({ courseId }) => courseId))];
  const moments = await store.listMoments(contacted);
  const places = new Map(
    contacts.flatMap(({ courseId, at }) =>
      effectDays.flatMap((days) => {
        const span = spanOf(at, moments.get(courseId) ?? [], days);
        return span
          ? [span.from, span.to].map((moment) => [`${courseId}:${moment}`, { courseId, at: moment }] as const)
          : [];
      }),
    ),
  );
  const points = await store.listStandings([...places.values()]);
  return effectDays.map((days) => compareContacted(pairUp(contacts, moments, points, days), help, days));
}
