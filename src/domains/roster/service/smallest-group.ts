import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { defineSetting, getSetting, setSetting } from '#kernel/settings.ts';
import { recordAudit } from '#domains/audit/index.ts';
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
  await transaction(async () => {
    await setSetting(smallestGroup, students, actor.userId);
    await recordAudit('setting.changed', {}, { key: smallestGroup.key, value: students });
  });
  return { students };
}
