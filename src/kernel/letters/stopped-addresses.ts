import { sql } from 'kysely';
import { database } from '../runtime.ts';

/** Why letters to an address are stopped. */
export interface Refusal {
  /** Reply or status code, e.g. `550` or `5.1.1`. */
  readonly code: string;
  readonly detail?: string | undefined;
}

/** No more notifications by letter to this address, as long as it is the person's. */
export async function stopAddress(userId: string, address: string, { code, detail }: Refusal): Promise<void> {
  await sql`
    insert into stopped_address (user_id, address, code, detail)
    values (${userId}, ${address.toLowerCase()}, ${code}, ${detail?.slice(0, 500) ?? null})
    on conflict (user_id) do update set
      address = excluded.address, code = excluded.code, detail = excluded.detail, since = now()`.execute(database());
}

/** The person's address is written to again. @returns whether it was stopped */
export async function releaseAddress(userId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from stopped_address where user_id = ${userId}`.execute(database());
  return numAffectedRows === 1n;
}
