import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { ProfileFile, SourceProfile, TableMapping } from '../mapping/contract.ts';
import { fingerprintOf } from '../sources/tables/fingerprint.ts';
import * as store from '../store/profiles.ts';

export async function listProfiles(): Promise<{ items: SourceProfile[] }> {
  return { items: await store.listProfiles() };
}

/** The profile as a file that another server takes. @throws AppError profile.not_found */
export async function exportProfile(id: string): Promise<ProfileFile> {
  const profile = await store.findProfile(id);
  if (!profile) throw new AppError('profile.not_found');
  return { format: 'pulse-source-profile', formatVersion: 1, name: profile.name, mapping: profile.mapping };
}

/** Takes a profile from a file; one for the same headers gets a new version. @throws AppError profile.exists */
export async function importProfile(actor: Actor, { name, mapping }: ProfileFile): Promise<{ id: string }> {
  const { id } = await transaction(() => keepProfile(actor.userId, name, mapping));
  return { id };
}

/**
 * Keeps what was decided about a table, in the open transaction: a profile for its headers is changed, which is a new
 * version, or made. What is as it was stays. So does the name: a file that was read by the profile of a table with some
 * columns fewer or more gives that profile a new version, unless it is to have another name.
 *
 * @param importId the import of which it was decided
 * @throws AppError profile.exists
 */
export async function keepProfile(
  userId: string,
  name: string,
  mapping: TableMapping,
  importId?: string,
): Promise<{ id: string; version: number }> {
  const fingerprint = fingerprintOf(mapping.columns.map(({ header }) => header));
  return refuseTwins(async () => {
    const known = (await store.findProfileOf(fingerprint, true)) ?? (await grownFrom(importId, name));
    if (!known) {
      const id = newId();
      await store.insertProfile({ id, name, fingerprint, mapping }, userId);
      await recordAudit('profile.created', {}, { profileId: id });
      return { id, version: 1 };
    }
    const { id, version } = known;
    if (known.name === name && isDeepStrictEqual(known.mapping, mapping)) return { id, version };
    await store.changeProfile({ id, name, fingerprint, mapping }, userId);
    await recordAudit('profile.changed', {}, { profileId: id, version: version + 1 });
    return { id, version: version + 1 };
  });
}

async function grownFrom(importId: string | undefined, name: string): Promise<store.StoredProfile | undefined> {
  const profile = importId === undefined ? undefined : await store.findProfileOfImport(importId, true);
  return profile?.name === name ? profile : undefined;
}

/** Gives a profile another name; its version stays. @throws AppError profile.not_found, profile.exists */
export async function renameProfile(id: string, name: string): Promise<void> {
  await refuseTwins(() =>
    transaction(async () => {
      if (!(await store.renameProfile(id, name))) throw new AppError('profile.not_found');
      await recordAudit('profile.renamed', {}, { profileId: id });
    }),
  );
}

/**
 * Deletes a profile with its versions, when it still has the version that was seen; what was read by it stays.
 *
 * @throws AppError profile.not_found, profile.changed
 */
export async function removeProfile(id: string, version: number): Promise<void> {
  await transaction(async () => {
    const isDeleted = await store.deleteProfile(id, version);
    if (!isDeleted) throw new AppError((await store.findProfile(id)) ? 'profile.changed' : 'profile.not_found');
    await recordAudit('profile.removed', {}, { profileId: id });
  });
}

async function refuseTwins<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('profile.exists');
    throw error;
  }
}
