import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Locale } from '#kernel/locale.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { namespaceOf, plainAddress } from '../address.ts';
import type { Connection, ConnectionChanges, ConnectionKind, NewConnection } from '../contract.ts';
import * as store from '../store/connections.ts';
import { listRuns } from '../store/runs.ts';
import { publishConnection } from './publish-connection.ts';
import { sealSecret, unsealSecret } from './secret.ts';
import { tellRun } from './tell-run.ts';

/** All connections by title, each with its last pull. */
export async function listConnections(locale: Locale): Promise<{ items: Connection[] }> {
  return { items: await tell(await store.listConnections(), locale) };
}

/** @throws AppError connection.not_found */
export async function getConnection(id: string, locale: Locale): Promise<Connection> {
  const row = await store.findConnection(id);
  const [connection] = row ? await tell([row], locale) : [];
  if (!connection) throw new AppError('connection.not_found');
  return connection;
}

/**
 * The connection of this id, else of this name, in upper or lower case.
 *
 * @throws AppError connection.not_found, connection.same_name
 */
export async function findConnectionCalled(nameOrId: string): Promise<Pick<Connection, 'id' | 'title'>> {
  const all = await store.listConnections();
  const name = nameOrId.trim().toLowerCase();
  const byId = all.find(({ id }) => id === name);
  const [found, other] = byId ? [byId] : all.filter(({ title }) => title.toLowerCase() === name);
  if (!found) throw new AppError('connection.not_found');
  if (other) throw new AppError('connection.same_name');
  return { id: found.id, title: found.title };
}

/** @throws AppError connection.incomplete */
export async function createConnection(actor: Actor, given: NewConnection): Promise<Connection> {
  assertComplete(given.kind, given);
  const id = newId();
  const { secret, ...facts } = { ...given, ...placeOf(given) };
  await transaction(async () => {
    await store.insertConnection({
      ...facts,
      id,
      namespace: await namespaceFor(id, facts),
      sealedSecret: sealSecret(id, facts, secret),
      createdBy: actor.userId,
    });
    await recordAudit('connection.created', {}, { connectionId: id });
    publishConnection(id);
  });
  return getConnection(id, actor.locale);
}

/**
 * The namespace of a new connection: that of others to the same address, who see the same system by another token; else
 * its own. What was at this address before and has moved keeps its namespace, and shares it with nobody.
 */
async function namespaceFor(id: string, { kind, address }: Pick<NewConnection, 'kind' | 'address'>): Promise<string> {
  const shared = await store.findNamespaceAt(kind, address);
  if (shared !== undefined) return shared;
  const own = namespaceOf(kind, address);
  return (await store.isNamespaceTaken(own)) ? `${own}~${id}` : own;
}

/**
 * @throws AppError connection.not_found, connection.changed, connection.incomplete, connection.secret_needed,
 *   connection.secret_unreadable
 */
export async function changeConnection(actor: Actor, id: string, given: ConnectionChanges): Promise<Connection> {
  const { secret, version, ...facts } = { ...given, ...placeOf(given) };
  await transaction(async () => {
    const before = await lockUnchanged(id, version);
    assertComplete(before.kind, facts);
    const kept = secret ?? secretKeptFor(before, facts);
    await store.updateConnection({ ...facts, id, sealedSecret: sealSecret(id, facts, kept) });
    const names = ['title', 'address', 'account', 'tokenAddress', 'courseIds', 'schedule', 'review'] as const;
    const fields = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(facts[name]));
    await recordAudit(
      'connection.changed',
      {},
      { connectionId: id, fields: [...fields, ...(secret === null ? [] : ['secret'])] },
    );
    publishConnection(id);
  });
  return getConnection(id, actor.locale);
}

/** What it has brought stays. @throws AppError connection.not_found, connection.changed */
export function removeConnection(id: string, version: number): Promise<void> {
  return transaction(async () => {
    await lockUnchanged(id, version);
    await store.deleteConnection(id);
    await recordAudit('connection.removed', {}, { connectionId: id });
    publishConnection(id);
  });
}

async function lockUnchanged(id: string, version: number): Promise<store.ConnectionRow> {
  const row = await store.lockConnection(id);
  if (!row) throw new AppError('connection.not_found');
  if (row.version !== version) throw new AppError('connection.changed');
  return row;
}

type Place = Pick<NewConnection, 'address' | 'tokenAddress'>;

/** @throws AppError connection.incomplete when a system that gives tokens to clients is to be read without a client */
export function assertComplete(kind: ConnectionKind, place: Pick<NewConnection, 'account' | 'tokenAddress'>): void {
  const isComplete = place.account !== null && place.tokenAddress !== null;
  if (kind === 'oneroster' && !isComplete) throw new AppError('connection.incomplete');
}

export function placeOf({ address, tokenAddress }: Place): Place {
  return {
    address: plainAddress(address),
    tokenAddress: tokenAddress === null ? null : plainAddress(tokenAddress),
  };
}

/**
 * The secret that is kept, for the place it was given for: whoever may change a connection must not learn its token by
 * naming an address of their own.
 *
 * @throws AppError connection.secret_needed, connection.secret_unreadable
 */
export function secretKeptFor(row: store.ConnectionRow, place: Place): string {
  const isSame = row.address === place.address && row.tokenAddress === place.tokenAddress;
  if (!isSame) throw new AppError('connection.secret_needed');
  return unsealSecret(row);
}

async function tell(rows: readonly store.ConnectionRow[], locale: Locale): Promise<Connection[]> {
  const runs = await listRuns(
    rows.map(({ id }) => id),
    1,
  );
  const lastOf = new Map(runs.map((run) => [run.connectionId, tellRun(run, locale)]));
  return rows.map(({ id, kind, title, address, account, tokenAddress, courseIds, schedule, review, ...row }) => ({
    ...{ id, kind, title, address, account, tokenAddress, courseIds, schedule, review },
    version: row.version,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    lastRun: lastOf.get(id) ?? null,
  }));
}
