import { sql, type RawBuilder } from 'kysely';

/**
 * An inner join of two subqueries by an id, as a subquery, which PostgreSQL makes by hashing or merging only, never row by
 * row. Of a course that has just come in the planner's statistics know nothing; it then expects one row of a side, and
 * computes the other once for each of thousands.
 *
 * It is written as a full join, for which there is no other way, with a condition that the planner does not see through.
 * For the same reason no condition from outside reaches the two sides: they are to have theirs.
 *
 * @param id of both sides; it is never 0
 */
export function joinByHashing(left: RawBuilder<unknown>, right: RawBuilder<unknown>, id: string): RawBuilder<unknown> {
  const isThere = (side: string): RawBuilder<boolean> => sql<boolean>`coalesce(${sql.ref(`${side}.${id}`)}, 0) <> 0`;
  return sql`(
    select * from ${left} as left_side full join ${right} as right_side using (${sql.ref(id)})
    where ${isThere('left_side')} and ${isThere('right_side')}
  )`;
}
