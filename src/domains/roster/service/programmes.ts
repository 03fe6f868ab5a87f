import { personTag, type Actor } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit, recordAuditOfMany } from '#domains/audit/index.ts';
import type { Placement, Placements, Programme } from '../contract.ts';
import * as store from '../store/programmes.ts';

/** All programmes by name. */
export function listProgrammes(): Promise<Programme[]> {
  return store.listProgrammes();
}

/** Passes for heads of the programme and those who see everything. @throws AppError programme.not_found */
export async function assertProgrammeReadable(actor: Actor, id: number): Promise<void> {
  if (!(await store.isProgrammeReadable(actor, id))) throw new AppError('programme.not_found');
}

/** Adds a programme without anything in it. @throws AppError programme.exists */
export async function addProgramme(name: string): Promise<{ id: number }> {
  const id = await refuseTwins(() =>
    transaction(async () => {
      const added = await store.insertProgramme(name);
      await recordAudit('programme.created', {}, { programmeId: added });
      return added;
    }),
  );
  publishProgrammeChange(id);
  return { id };
}

/** Gives a programme another name; all that is in it stays. @throws AppError programme.not_found, programme.exists */
export async function renameProgramme(id: number, name: string): Promise<void> {
  await refuseTwins(() =>
    transaction(async () => {
      const before = await store.renameProgramme(id, name);
      if (before === undefined) throw new AppError('programme.not_found');
      if (before !== name) await recordAudit('programme.renamed', {}, { programmeId: id });
    }),
  );
  publishProgrammeChange(id);
}

/**
 * Removes a programme that has neither courses nor groups; its heads head it no more.
 *
 * @throws AppError programme.not_found, programme.not_empty
 */
export async function removeProgramme(id: number): Promise<void> {
  await transaction(async () => {
    const programme = await store.lockProgramme(id);
    if (!programme) throw new AppError('programme.not_found');
    if (!programme.isEmpty) throw new AppError('programme.not_empty');
    await store.deleteProgramme(id);
    await recordAudit('programme.removed', {}, { programmeId: id });
    await recordAuditOfMany(
      'role.revoked',
      programme.headIds.map((userId) => ({ subject: { userId }, details: { role: 'head' as const, programmeId: id } })),
    );
    forget(...programme.headIds.map((userId) => personTag(userId)));
  });
  publishProgrammeChange(id);
}

/**
 * Puts courses and groups into programmes, or takes them out (null): all of it or nothing. What is there already stays.
 *
 * @returns where those that changed were before; given back, it takes the change back
 * @throws AppError programme.not_found, course.not_found, group.not_found
 */
export async function placeInProgrammes(actor: Actor, wanted: Placements): Promise<Placements> {
  const before = await transaction(async () => {
    const programmeIds = [...wanted.courses, ...wanted.groups].flatMap(({ programmeId }) => programmeId ?? []);
    if (!(await store.lockProgrammes(programmeIds))) throw new AppError('programme.not_found');
    const courses = await store.lockCourses(actor, idsOf(wanted.courses));
    if (courses.length < new Set(idsOf(wanted.courses)).size) throw new AppError('course.not_found');
    const groups = await store.lockGroups(actor, idsOf(wanted.groups));
    if (groups.length < new Set(idsOf(wanted.groups)).size) throw new AppError('group.not_found');
    const moved = { courses: movesOf(wanted.courses, courses), groups: movesOf(wanted.groups, groups) };
    await store.placeCourses(moved.courses);
    await store.placeGroups(moved.groups);
    await recordAuditOfMany(
      'course.programme_set',
      moved.courses.map(({ id, programmeId }) => ({ subject: { courseId: id }, details: { programmeId } })),
    );
    await recordAuditOfMany(
      'group.programme_set',
      moved.groups.map(({ id, programmeId }) => ({ subject: {}, details: { groupId: id, programmeId } })),
    );
    return { courses: asBefore(moved.courses, courses), groups: asBefore(moved.groups, groups) };
  });
  for (const { id } of before.courses) runtime().events.publish({ topic: 'course', id, courseId: id });
  const concerned = [...wanted.courses, ...wanted.groups, ...before.courses, ...before.groups];
  for (const id of new Set(concerned.map(({ programmeId }) => programmeId))) {
    if (id !== null) publishProgrammeChange(id);
  }
  return before;
}

const idsOf = (placements: readonly Placement[]): number[] => placements.map(({ id }) => id);

/** What is to be somewhere else than it is. */
function movesOf(wanted: readonly Placement[], now: readonly Placement[]): Placement[] {
  const present = new Map(now.map(({ id, programmeId }) => [id, programmeId]));
  return wanted.filter(({ id, programmeId }) => present.get(id) !== programmeId);
}

function asBefore(moved: readonly Placement[], before: readonly Placement[]): Placement[] {
  const ids = new Set(idsOf(moved));
  return before.filter(({ id }) => ids.has(id));
}

/** @throws AppError programme.exists */
async function refuseTwins<Result>(change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('programme.exists', {}, { cause: error });
    throw error;
  }
}

/** Tells open pages that a programme's name or contents are others now. After the change has committed. */
export function publishProgrammeChange(id: number): void {
  runtime().events.publish({ topic: 'programme', id, permission: 'courses.manage' });
}
