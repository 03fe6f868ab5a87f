import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * Takes somebody out of what runs tell of people one by one. The link to the entry goes with the account.
 *
 * @param texts names, addresses and logins of the person
 */
export async function erasePersonFromRuns(userId: string | null, texts: readonly string[]): Promise<void> {
  const isOf = sql`item ->> 'userId' = ${userId} or lower(item ->> 'email') = any(${texts.map((text) => text.toLowerCase())}::text[])
    or item ->> 'name' = any(${[...texts]}::text[])`;
  await sql`
    update directory_run set items = (
      select coalesce(jsonb_agg(item order by place) filter (where (${isOf}) is not true), '[]')
      from jsonb_array_elements(items) with ordinality as told (item, place)
    )
    where exists (select from jsonb_array_elements(items) as told (item) where ${isOf})`.execute(database());
}
