import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { computeMetricsAsOf } from '#domains/metrics/index.ts';
import { getWeights, recomputeCourse } from '#domains/metrics/service.ts';
import { weightsSetting } from '#domains/metrics/service/weights.ts';
import type { MetricSource } from '#domains/metrics/reference.ts';
import { assess } from '#domains/risk/index.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { storeCells, storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { refillCourse } from './refill-course.ts';

interface Stored {
  at: Date;
  studentId: number;
  done: number;
  overdue: number;
  zone: string | null;
  riskScore: number;
  /** The transaction that wrote the row. */
  writtenBy: string;
}

async function readHistory(): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select at, student_id as "studentId", done, overdue, zone, risk_score as "riskScore", xmin::text as "writtenBy"
    from metric_history where course_id = ${storedCourseId} order by at, student_id`.execute(database());
  return rows;
}

/** Sums of the course itself by moment, as the rows of its students add up and as they are stored. */
async function readSums(): Promise<{ added: unknown[]; stored: unknown[] }> {
  const added = await sql`
    select at, count(*) as students, sum(overdue) as overdue, count(*) filter (where zone = 'C') as c
    from metric_history group by at order by at`.execute(database());
  const stored = await sql`
    select at, students, overdue, zone_c as c from course_history
    where group_id = 0 and students > 0 order by at`.execute(database());
  return { added: added.rows, stored: stored.rows };
}

async function recompute(): Promise<void> {
  await raiseDataVersion(storedCourseId);
  await recomputeCourse(storedCourseId, directRun);
  await refillCourse(storedCourseId, directRun);
}

/** What computing as of each stored moment says. */
async function computeAgain(moments: readonly Date[]): Promise<Omit<Stored, 'writtenBy'>[]> {
  const computed: Omit<Stored, 'writtenBy'>[] = [];
  for (const at of moments) {
    const metrics = await computeMetricsAsOf(storedCourseId, at);
    const { students } = await assess(storedCourseId, metrics, at);
    metrics.forEach(({ studentId, done, overdue }, index) => {
      const { zone = null, riskScore = 0 } = students[index] ?? {};
      computed.push({ at, studentId, done, overdue, zone, riskScore: Math.fround(riskScore) });
    });
  }
  return computed;
}

const unique = (rows: readonly Stored[]): Date[] =>
  [...new Set(rows.map(({ at }) => at.getTime()))].map((at) => new Date(at));

const facts = (rows: readonly Stored[]): Omit<Stored, 'writtenBy'>[] =>
  rows.map(({ writtenBy: _, ...row }) => ({ ...row, riskScore: Math.fround(row.riskScore) }));

/** The cells with every other one gone or done at another time. */
const changedCells = ({ cells }: MetricSource, step: number, at: Date): MetricSource['cells'] =>
  cells.flatMap((cell, index) => {
    if (index % (step + 1) === 0) return [];
    return [index % (step + 1) === 1 ? { ...cell, completedAt: at } : cell];
  });

describeOnBothDatabases('history of a course', (test) => {
  it(
    'equals computing as of each of its moments, also after results have changed',
    () =>
      test.run(() =>
        fc.assert(
          fc.asyncProperty(
            metricSourceArbitrary,
            fc.integer({ min: 1, max: 4 }),
            momentArbitrary,
            async (source, step, at) => {
              await storeSource(source);
              await recompute();
              const before = await readHistory();
              expect(facts(before)).toEqual(await computeAgain(unique(before)));
              await sql`delete from result`.execute(database());
              await storeCells(changedCells(source, step, at));
              await recompute();
              const after = await readHistory();
              expect(facts(after)).toEqual(await computeAgain(unique(after)));
              const { added, stored } = await readSums();
              expect(stored).toEqual(added);
            },
          ),
          { numRuns: 25 },
        ),
      ),
    180_000,
  );

  const grade = { part: 'kind:test', maxPoints: null, weight: null };
  const source: MetricSource = {
    students: [1, 2],
    activities: [
      { id: 1, isLesson: false, dueAt: new Date('2024-09-20T12:00:00Z'), grade },
      { id: 2, isLesson: false, dueAt: new Date('2024-12-20T12:00:00Z'), grade },
    ],
    parts: new Map(),
    cells: [
      {
        studentId: 1,
        activityId: 1,
        status: 'done',
        score: null,
        completedAt: new Date('2024-09-10T12:00:00Z'),
        dueAt: null,
      },
      {
        studentId: 2,
        activityId: 1,
        status: 'done',
        score: null,
        completedAt: new Date('2024-10-10T12:00:00Z'),
        dueAt: null,
      },
    ],
  };
  const late = { studentId: 2, activityId: 2, status: 'done', score: null, completedAt: null, dueAt: null } as const;

  it('has the weeks before a change as they were written, and those after it anew', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      const before = await readHistory();
      // From 10 September: eight Mondays, six days since the last of them, and the present, a Monday itself.
      expect(unique(before)).toHaveLength(15);
      const changedAt = new Date('2024-10-30T12:00:00Z');
      await storeCells([{ ...late, completedAt: changedAt }]);
      await recompute();
      const after = await readHistory();
      const writers = new Map(before.map((row) => [`${row.at.getTime()} ${row.studentId}`, row.writtenBy]));
      for (const row of after) {
        const isKept = writers.get(`${row.at.getTime()} ${row.studentId}`) === row.writtenBy;
        expect([row.at, isKept]).toEqual([row.at, row.at < changedAt]);
      }
    }));

  it('is not touched by a repetition, and is made whole by one after a run that was killed', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      const whole = await readHistory();
      await refillCourse(storedCourseId, directRun);
      expect(await readHistory()).toEqual(whole);

      await storeCells([late]);
      await raiseDataVersion(storedCourseId);
      await recomputeCourse(storedCourseId, directRun);
      const killed = new AbortController();
      let looks = 0;
      const signal = Object.assign(killed.signal, {
        throwIfAborted: () => {
          looks += 1;
          if (looks > 3) throw new Error('killed');
        },
      });
      await expect(refillCourse(storedCourseId, { ...directRun, signal })).rejects.toThrow('killed');
      await refillCourse(storedCourseId, directRun);
      const after = await readHistory();
      expect(facts(after)).toEqual(await computeAgain(unique(after)));
      const kept = await sql`select done from metric_before order by student_id`.execute(database());
      expect(kept.rows).toEqual([{ done: 1 }, { done: 1 }]);
    }));

  it('is computed anew when the weights are others', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      const before = await readHistory();
      const weights = await getWeights();
      await setSetting(weightsSetting, { ...weights, attendance: 0.9 }, null);
      await refillCourse(storedCourseId, directRun);
      const writers = new Set(before.map(({ writtenBy }) => writtenBy));
      expect((await readHistory()).some(({ writtenBy }) => writers.has(writtenBy))).toBe(false);
    }));

  it('goes with the student who leaves the course, and with the course', () =>
    test.run(async () => {
      await storeSource(source);
      await recompute();
      await recompute();
      await sql`delete from student where id = 1`.execute(database());
      expect(new Set((await readHistory()).map(({ studentId }) => studentId))).toEqual(new Set([2]));
      await sql`delete from course where id = ${storedCourseId}`.execute(database());
      const { rows } = await sql`
        select course_id from metric_history union all select course_id from course_history
        union all select course_id from metric_before union all select course_id from course_history_state`.execute(
        database(),
      );
      expect(rows).toEqual([]);
    }));
});
