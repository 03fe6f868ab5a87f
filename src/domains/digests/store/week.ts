import { sql, type RawBuilder } from 'kysely';

/** The week that a digest is about: what was since, and what comes until. */
export interface Week {
  readonly since: Date;
  readonly at: Date;
  readonly until: Date;
}

/** Days before the week within which a point of history is looked for: there is one every week. */
const lookedBack = 8;

/** The newest point of a course's history up to the beginning of the week, with the figures of the whole course. */
export function earlierMoment(courseId: RawBuilder<unknown>, since: Date): RawBuilder<unknown> {
  return sql`
    select history.at, history.zone_a + history.zone_b + history.zone_c as judged, history.zone_c
    from course_history as history
    where history.course_id = ${courseId} and history.group_id = 0 and history.at <= ${since}
      and history.at > ${since}::timestamptz - make_interval(days => ${lookedBack})
    order by history.at desc limit 1`;
}
