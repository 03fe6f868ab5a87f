import { enqueue } from '#kernel/tasks/enqueue.ts';
import { namePattern } from '../name-pattern.ts';
import * as store from '../store/erase.ts';
import { defaultTeacher } from './imports.ts';
import { removeOriginalsKind } from './task-kinds.ts';

/** Somebody to be erased from imports. */
export interface ErasedPerson extends store.NamedPerson {
  /** Name, addresses, login, ids in sources. */
  readonly texts: readonly string[];
}

/**
 * Removes what imports keep of a person, in the open transaction: changed cells, mentions in issues and in names of
 * files, what was told of these, and the uploaded files that may name the person; these are removed by a task that commits with it.
 *
 * @returns how many cells and files
 */
export async function erasePersonFromImports(person: ErasedPerson): Promise<{ changes: number; files: number }> {
  const changes = await store.deleteChanges(person);
  await store.deletePlans(person);
  await store.deleteTold(person);
  const patterns = [...new Set(person.texts.flatMap((text) => namePattern(text) ?? []))];
  await store.concealMentions(person, patterns);
  if (person.userId !== null) await store.deleteDefaultTeacher(defaultTeacher.key, person.userId);
  const files = person.studentId === null ? 0 : await store.markOriginalsUnwanted(person);
  if (files > 0) await enqueue(removeOriginalsKind, {});
  return { changes, files };
}
