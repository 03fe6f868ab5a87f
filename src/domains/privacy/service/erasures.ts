import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import { systems as importedSystems } from '#domains/imports/index.ts';
import { deleteTombstones, findErasuresOf, keyMark, type Identity } from '#domains/tombstones/index.ts';
import type { Erasure, ErasureList } from '../contract.ts';
import * as store from '../store/erasures.ts';

const pageSize = 50;

/** A page of erasures; or those by which an address, a login or an id in a source is kept out. */
export async function findErasures(identity: string, cursor: string | undefined): Promise<ErasureList> {
  if (identity !== '') {
    const rows = await store.listErasuresById(await findErasuresOf(await meaningsOf(identity)));
    return { items: rows.map(toErasure), nextCursor: null };
  }
  const rows = await store.listErasures(pageSize + 1, cursor);
  const items = rows.slice(0, pageSize).map(toErasure);
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

/** Everything a typed text may be. */
async function meaningsOf(text: string): Promise<Identity[]> {
  const systems = new Set([...importedSystems, ...(await store.listSources())]);
  return [
    { kind: 'email', value: text },
    { kind: 'login', value: text },
    ...[...systems].map((source) => ({ kind: 'student' as const, source, externalId: text })),
  ];
}

/**
 * Lets a person come again who was erased: the hashes go. Nothing that was erased comes back by it.
 *
 * @throws AppError erasure.not_found, erasure.not_done, access.in_person
 */
export function liftErasure(actor: Actor, erasureId: string): Promise<Erasure> {
  assertInPerson(actor);
  return transaction(async () => {
    const erasure = await store.findErasure(erasureId);
    if (!erasure) throw new AppError('erasure.not_found');
    if (erasure.erasedAt === null) throw new AppError('erasure.not_done');
    if (await store.markLifted(erasureId)) {
      await deleteTombstones(erasureId);
      await recordAudit('person.erasure_lifted', erasure, { erasureId });
    }
    return toErasure((await store.findErasure(erasureId)) ?? erasure);
  });
}

export function toErasure(row: store.ErasureRow): Erasure {
  const kind = row.userId === null ? 'student' : row.studentId === null ? 'account' : 'both';
  return {
    id: row.id,
    requestedAt: row.requestedAt.toISOString(),
    requestedBy: row.requestedBy,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    liftedAt: row.liftedAt?.toISOString() ?? null,
    kind,
    isEffective: row.keyMark === null || row.keyMark === keyMark(),
  };
}
