import type { Actor } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { defaultSmallestGroup, smallestGroupSchema, type SmallestGroup } from '../contract.ts';

/** Students see figures of a course's students together only when at least so many are enrolled. */
export const smallestGroup = defineSetting({
  key: 'privacy.smallest_group',
  schema: smallestGroupSchema.shape.students,
  default: defaultSmallestGroup,
});

export async function getSmallestGroup(): Promise<SmallestGroup> {
  return { students: await getSetting(smallestGroup) };
}

/** Sets it; the next look at a course goes by it. */
export async function setSmallestGroup(actor: Actor, { students }: SmallestGroup): Promise<SmallestGroup> {
  await changeSetting(actor, smallestGroup, students);
  return { students };
}
