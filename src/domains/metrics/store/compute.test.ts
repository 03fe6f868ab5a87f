import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { Grading } from '#domains/metrics/grading/contract.ts';
import { metricRules } from '#domains/metrics/grading/rules.ts';
import { referenceMetrics, type MetricSource } from '#domains/metrics/reference.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { computeMetrics } from './compute.ts';

const courseId = 1;

/** Puts a generated gradebook under its own ids into the empty database. */
async function storeSource(source: MetricSource): Promise<void> {
  const course = { id: courseId, source: 'test', external_id: 'course', name: 'Course' };
  for (const table of ['result', 'course', 'student']) await sql`delete from ${sql.table(table)}`.execute(database());
  await sql`
    with course as (
      insert into course (id, source, external_id, name) overriding system value
      values (${course.id}, ${course.source}, ${course.external_id}, ${course.name})
    ), student as (
      insert into student (id) overriding system value select * from unnest(${source.students}::integer[])
    )
    select 1`.execute(database());
  await sql`insert into enrolment (course_id, student_id) select ${courseId}, * from unnest(${source.students}::integer[])
    `.execute(database());
  await sql`
    insert into activity (id, course_id, source_key, name, kind, position, due_at, max_points, weight, category,
      category_weight, drop_lowest) overriding system value
    select (row ->> 'id')::integer, ${courseId}, row ->> 'id', row ->> 'id',
      case when (row ->> 'isLesson')::boolean then 'lesson'::activity_kind else 'test'::activity_kind end,
      1, (row ->> 'dueAt')::timestamptz, (row -> 'grade' ->> 'maxPoints')::real, (row -> 'grade' ->> 'weight')::real,
      nullif(row -> 'grade' ->> 'part', 'kind:test'), (part.rule ->> 'weight')::real, (part.rule ->> 'dropLowest')::smallint
    from jsonb_array_elements(${JSON.stringify(source.activities)}::jsonb) as row
      left join jsonb_each(${JSON.stringify(Object.fromEntries(source.parts))}::jsonb) as part (name, rule)
        on part.name = row -> 'grade' ->> 'part'`.execute(database());
  await sql`
    insert into result (course_id, student_id, activity_id, status, score, completed_at, due_at)
    select ${courseId}, (row ->> 'studentId')::integer, (row ->> 'activityId')::integer, (row ->> 'status')::result_status,
      (row ->> 'score')::real,
      (row ->> 'completedAt')::timestamptz, (row ->> 'dueAt')::timestamptz
    from jsonb_array_elements(${JSON.stringify(source.cells)}::jsonb) as row`.execute(database());
}

/** Of the parts, those that activities are in. */
function withPresentParts(source: MetricSource): MetricSource {
  const present = new Set(source.activities.filter(({ isLesson }) => !isLesson).map(({ grade }) => grade.part));
  return { ...source, parts: new Map([...source.parts].filter(([key]) => present.has(key))) };
}

/** The source without what it says of weights. */
function withoutWeights(source: MetricSource): MetricSource {
  const activities = source.activities.map((one) => ({ ...one, grade: { ...one.grade, weight: null } }));
  return { ...source, activities, parts: new Map() };
}

/** The same as the rules of the course. */
function rulesOf({ activities, parts }: MetricSource): Pick<Grading, 'parts' | 'activities'> {
  return {
    parts: Object.fromEntries(parts),
    activities: Object.fromEntries(
      activities.flatMap(({ id, grade }) => (grade.weight === null ? [] : [[id, grade.weight]])),
    ),
  };
}

/** Both multiply and divide in an order of their own: the last digits may differ. */
function rounded(metric: StudentCourseMetric): StudentCourseMetric {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(9)));
  return {
    ...metric,
    overallPct: round(metric.overallPct),
    gradePct: round(metric.gradePct),
    daysSinceLastActivity: round(metric.daysSinceLastActivity),
  };
}

describeOnBothDatabases('metrics in SQL', (test) => {
  it(
    'equal the plain reference for any gradebook, moment and weights',
    () =>
      test.run(() =>
        fc.assert(
          fc.asyncProperty(
            metricSourceArbitrary,
            momentArbitrary,
            fc.record({ completion: fc.integer({ min: 1, max: 9 }), attendance: fc.integer({ min: 0, max: 9 }) }),
            fc.record({ passPct: fc.option(fc.constantFrom(40, 50)), overdueIsZero: fc.boolean() }),
            fc.boolean(),
            async (generated, at, overall, judged, isSetHere) => {
              const source = withPresentParts(generated);
              const rules = { ...metricRules(overall), ...judged };
              await storeSource(isSetHere ? withoutWeights(source) : source);
              const reference = referenceMetrics({ ...source, at, rules });
              const computed = await computeMetrics(courseId, at, isSetHere ? { ...rules, ...rulesOf(source) } : rules);
              expect(computed.map(rounded)).toEqual(reference.map(rounded));
            },
          ),
          { numRuns: 60 },
        ),
      ),
    120_000,
  );
});
