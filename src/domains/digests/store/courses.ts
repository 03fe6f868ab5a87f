import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { earlierMoment, type Week } from './week.ts';

/** A course in a week, and who is to hear of it. */
export interface CourseOfWeek {
  readonly courseId: number;
  readonly name: string;
  readonly programmeId: number | null;
  readonly programme: string | null;
  readonly students: number;
  /** Students with a zone, and those in zone C; of a week before as far as it is known. */
  readonly judged: number;
  readonly atRisk: number;
  readonly judgedBefore: number | null;
  readonly atRiskBefore: number | null;
  /** Students whose zone is worse than a week before. */
  readonly worse: number;
  /** Activities whose deadline comes within the week. */
  readonly deadlines: number;
  /** Advice that waits for a teacher. */
  readonly waiting: number;
  /** There are deadlines ahead. */
  readonly isRunning: boolean;
  readonly teachers: string[];
  readonly heads: string[];
}

/** Every course that somebody teaches or heads, in one statement. */
export async function listCoursesOfWeek({ since, at, until }: Week): Promise<CourseOfWeek[]> {
  const { rows } = await sql<CourseOfWeek>`
    select course.id as "courseId", course.name, programme.id as "programmeId", programme.name as programme,
      metric.students, zones.judged, zones.at_risk as "atRisk", earlier.judged as "judgedBefore",
      earlier.zone_c as "atRiskBefore", zones.worse,
      (select count(*)::integer from activity where activity.course_id = course.id and kind <> 'lesson'
        and due_at > ${at} and due_at <= ${until}) as deadlines,
      (select count(*)::integer from recommendation where recommendation.course_id = course.id and state = 'draft'
        and recommendation.kind in ('advice', 'test_feedback')) as waiting,
      coalesce(metric.next_due_at > ${at}, false) as "isRunning", staff.teachers, staff.heads
    from course_metric as metric
    join course on course.id = metric.course_id
    left join programme on programme.id = course.programme_id
    left join lateral (${earlierMoment(sql`metric.course_id`, since)}) as earlier on true
    cross join lateral (
      select array(select user_id from staff_assignment where staff_assignment.course_id = course.id) as teachers,
        array(select user_id from staff_assignment where staff_assignment.programme_id = course.programme_id) as heads
    ) as staff
    cross join lateral (
      select count(current.zone)::integer as judged, (count(*) filter (where current.zone = 'C'))::integer as at_risk,
        (count(*) filter (where current.zone > before.zone))::integer as worse
      from student_zone as current
      left join lateral (
        select zone from metric_history
        where metric_history.course_id = current.course_id and metric_history.student_id = current.student_id
          and metric_history.at = earlier.at and metric_history.at <= ${since}
        limit 1
      ) as before on true
      where current.course_id = course.id
    ) as zones
    where cardinality(staff.teachers) + cardinality(staff.heads) > 0
    order by course.name, course.id`.execute(database());
  return rows;
}
