import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ReviewMode } from '#domains/imports/contract.ts';
import type { ConnectionKind, PullSchedule } from '../contract.ts';

export interface ConnectionRow {
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly title: string;
  readonly address: string;
  readonly namespace: string;
  readonly account: string | null;
  readonly tokenAddress: string | null;
  readonly sealedSecret: string;
  readonly courseIds: string[] | null;
  readonly schedule: PullSchedule;
  readonly review: ReviewMode;
  /** Raised by each change. */
  readonly version: number;
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}

export type NewConnectionRow = Omit<ConnectionRow, 'createdBy' | 'createdAt' | 'version'> & {
  readonly createdBy: string | null;
};

const columns = sql`connection.id, kind, title, address, namespace, account, token_address as "tokenAddress",
  sealed_secret as "sealedSecret", course_ids as "courseIds", schedule, review, version, connection.created_at as "createdAt",
  (select json_build_object('id', id, 'name', name) from user_account where id = created_by) as "createdBy"`;

/** By title. */
export async function listConnections(): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`
    select ${columns} from connection order by lower(title), id`.execute(database());
  return rows;
}

export async function findConnection(id: string): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`select ${columns} from connection where id = ${id}`.execute(database());
  return rows.at(0);
}

/** The namespace of the oldest connection to a system at this address. */
export async function findNamespaceAt(kind: ConnectionKind, address: string): Promise<string | undefined> {
  const { rows } = await sql<{ namespace: string }>`
    select namespace from connection where kind = ${kind} and address = ${address}
    order by created_at, id limit 1`.execute(database());
  return rows.at(0)?.namespace;
}

export async function isNamespaceTaken(namespace: string): Promise<boolean> {
  const { rows } = await sql`select from connection where namespace = ${namespace} limit 1`.execute(database());
  return rows.length > 0;
}

/** Locks it: one transaction at a time decides what becomes of it. */
export async function lockConnection(id: string): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`
    select ${columns} from connection where id = ${id} for update`.execute(database());
  return rows.at(0);
}

export async function insertConnection(row: NewConnectionRow): Promise<void> {
  await sql`
    insert into connection (id, kind, title, address, namespace, account, token_address, sealed_secret, course_ids,
      schedule, review, created_by)
    values (${row.id}, ${row.kind}, ${row.title}, ${row.address}, ${row.namespace}, ${row.account},
      ${row.tokenAddress}, ${row.sealedSecret}, ${row.courseIds}::text[], ${row.schedule}, ${row.review},
      ${row.createdBy})`.execute(database());
}

/** Changes everything but what it is: its kind, its namespace and who made it stay. */
export async function updateConnection(row: Omit<NewConnectionRow, 'kind' | 'namespace' | 'createdBy'>): Promise<void> {
  await sql`
    update connection set title = ${row.title}, address = ${row.address}, account = ${row.account},
      token_address = ${row.tokenAddress}, sealed_secret = ${row.sealedSecret},
      course_ids = ${row.courseIds}::text[], schedule = ${row.schedule}, review = ${row.review},
      version = version + 1
    where id = ${row.id}`.execute(database());
}

export async function deleteConnection(id: string): Promise<void> {
  await sql`delete from connection where id = ${id}`.execute(database());
}

/** Those that pull by themselves, with the hours since their last pull began; Infinity: none has. */
export async function listScheduled(): Promise<{ id: string; schedule: PullSchedule; hours: number }[]> {
  const { rows } = await sql<{ id: string; schedule: PullSchedule; hours: number | null }>`
    select connection.id, schedule, extract(epoch from now() - newest.at)::float8 / 3600 as hours
    from connection
    cross join lateral (
      select max(created_at) as at from connection_run where connection_id = connection.id
    ) as newest
    where schedule <> 'off'
    order by connection.id`.execute(database());
  return rows.map(({ hours, ...row }) => ({ ...row, hours: hours ?? Infinity }));
}
