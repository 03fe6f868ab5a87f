import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Adds people who want to hear at any hour. @returns their ids */
export async function addPeople(count: number): Promise<string[]> {
  await sql`
    with added as (
      insert into user_account (id, name, email, username)
      select 'p' || number, 'Person ' || number, 'p' || number || '@example.edu', 'p' || number
      from generate_series(1, ${count}::integer) as number returning id
    )
    insert into notification_rhythm (user_id) select id from added`.execute(database());
  return Array.from({ length: count }, (_, at) => `p${at + 1}`);
}
