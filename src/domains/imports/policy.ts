import { seesEverything, type Actor } from '#kernel/actor.ts';

/** A file holds the grades of many: only those who see the whole university see what was imported. */
export function mayReadImport(actor: Actor): boolean {
  return seesEverything(actor);
}
