import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import type { Person, PersonRole } from '../contract.ts';
import * as grants from '../store/grants.ts';
import { changePerson } from './change-person.ts';

/**
 * Makes these the courses that the person teaches.
 *
 * @throws AppError person.not_found, person.changed, staff.not_a_teacher, course.not_found
 */
export async function setTeaching(userId: string, version: number, courseIds: readonly number[]): Promise<Person> {
  const changed = new Set<number>();
  const person = await changePerson(userId, version, async () => {
    await assertHolds(userId, 'teacher', 'staff.not_a_teacher');
    await assertExist('course', courseIds, 'course.not_found');
    const { added, removed } = await grants.replaceScope(userId, 'course', courseIds);
    const entryOf = (courseId: number) => ({
      subject: { userId, courseId },
      details: { role: 'teacher' as const, courseId },
    });
    await recordAuditOfMany('role.granted', added.map(entryOf));
    await recordAuditOfMany('role.revoked', removed.map(entryOf));
    for (const courseId of [...added, ...removed]) changed.add(courseId);
  });
  for (const courseId of changed) runtime().events.publish({ topic: 'course', id: courseId, courseId });
  return person;
}

/**
 * Makes these the programmes that the person heads.
 *
 * @throws AppError person.not_found, person.changed, staff.not_a_head, programme.not_found
 */
export function setHeading(userId: string, version: number, programmeIds: readonly number[]): Promise<Person> {
  return changePerson(userId, version, async () => {
    await assertHolds(userId, 'head', 'staff.not_a_head');
    await assertExist('programme', programmeIds, 'programme.not_found');
    const { added, removed } = await grants.replaceScope(userId, 'programme', programmeIds);
    const entryOf = (programmeId: number) => ({ subject: { userId }, details: { role: 'head' as const, programmeId } });
    await recordAuditOfMany('role.granted', added.map(entryOf));
    await recordAuditOfMany('role.revoked', removed.map(entryOf));
  });
}

async function assertHolds(
  userId: string,
  role: PersonRole,
  refusal: 'staff.not_a_teacher' | 'staff.not_a_head',
): Promise<void> {
  if (!(await grants.listRoles(userId)).includes(role)) throw new AppError(refusal);
}

async function assertExist(
  scope: grants.Scope,
  ids: readonly number[],
  refusal: 'course.not_found' | 'programme.not_found',
): Promise<void> {
  const wanted = [...new Set(ids)];
  if ((await grants.countExisting(scope, wanted)) !== wanted.length) throw new AppError(refusal);
}
