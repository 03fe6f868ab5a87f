import { AppError } from '#kernel/errors.ts';
import { fingerprints } from '#kernel/seal.ts';
import { identityText, type Identity } from './identities.ts';
import * as store from './store.ts';

const hasher = (): ((text: string) => string) => fingerprints('tombstones');

/**
 * Which of the identities belong to people who were erased on request. Whoever adds people asks inside the transaction
 * that adds them: nobody is erased then until it ends, so nobody comes back by a change that commits at the same time.
 *
 * @returns places in `identities`
 */
export async function findErased(identities: readonly Identity[]): Promise<Set<number>> {
  await store.holdOffErasures();
  // A file may name a hundred thousand, and hashing them takes seconds.
  if (identities.length === 0 || !(await store.hasTombstones())) return new Set();
  const hash = hasher();
  const hashes = identities.map((identity) => hash(identityText(identity)));
  const kept = new Set((await store.listTombstones([...new Set(hashes)])).map((tombstone) => tombstone.hash));
  return new Set(hashes.flatMap((one, place) => (kept.has(one) ? [place] : [])));
}

/** Refuses to add somebody who was erased on request. Inside the transaction that adds. @throws AppError person.erased */
export async function assertNotErased(identities: readonly Identity[]): Promise<void> {
  if ((await findErased(identities)).size > 0) throw new AppError('person.erased');
}

/** Keeps hashes of the identities, inside the transaction that erases; first waits for whoever is adding people. */
export async function buryIdentities(erasureId: string, identities: readonly Identity[]): Promise<void> {
  const hash = hasher();
  await store.insertTombstones(
    erasureId,
    identities.map((identity) => hash(identityText(identity))),
  );
}

/** The erasures by which one of the identities is kept out. */
export async function findErasuresOf(identities: readonly Identity[]): Promise<string[]> {
  const hash = hasher();
  const found = await store.listTombstones(identities.map((identity) => hash(identityText(identity))));
  return [...new Set(found.map(({ erasureId }) => erasureId))];
}

/** Tells hashes made with one PULSE_SECRET from those made with another, which recognise nobody. */
export function keyMark(): string {
  return fingerprints('tombstones key')('').slice(0, 12);
}
