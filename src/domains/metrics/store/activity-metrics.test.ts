import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmedActivities } from '#domains/gradebook/contract.ts';
import { defaultMetricWeights } from '#domains/metrics/contract.ts';
import { standingAt } from '#domains/metrics/definitions.ts';
import { discrimination } from '#domains/metrics/difficulty/difficulty.ts';
import { metricRules } from '#domains/metrics/grading/rules.ts';
import { referenceMetrics, type MetricSource } from '#domains/metrics/reference.ts';
import { estimate } from '#domains/metrics/topics/weakness.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { answersArbitrary, storeAnswers, type StoredAnswer } from '#test/fixtures/stored-answers.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { listActivityMetrics, replaceActivityMetrics } from './activity-metrics.ts';
import { replaceMetrics } from './metrics.ts';
import { listTopics, listTopicsOfStudent, replaceTopicMetrics } from './topics.ts';

const rules = { ...metricRules(defaultMetricWeights), passPct: 45 };

/** Cells of a source as they stand, and the shares of those that are scored. */
function cellsOf(source: MetricSource, at: Date) {
  const work = source.activities.filter(({ isLesson }) => !isLesson);
  const confirmed = confirmedActivities(
    { activityIds: work.map(({ id }) => id), studentIds: source.students, cells: source.cells },
    at,
  );
  const all = source.students.flatMap((studentId) =>
    work.flatMap((activity) => {
      const cell = source.cells.find((one) => one.studentId === studentId && one.activityId === activity.id);
      if (cell?.status === 'excused') return [];
      const standing = standingAt(activity, cell, {
        at,
        isConfirmed: confirmed.has(activity.id),
        passPct: rules.passPct,
      });
      const { maxPoints, weight } = activity.grade;
      const score = standing.done ? cell?.score : null;
      const share = typeof score === 'number' && maxPoints !== null && maxPoints > 0 ? score / maxPoints : null;
      return [{ studentId, activityId: activity.id, ...standing, share, weight: weight ?? maxPoints ?? 0 }];
    }),
  );
  return { work, all, scored: all.flatMap(({ share, ...cell }) => (share === null ? [] : [{ ...cell, share }])) };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number | null) => (value === null ? null : Number(value.toFixed(6)) + 0);

/** What `replaceActivityMetrics` must find. */
function expectedActivities(source: MetricSource, at: Date) {
  const { work, all, scored } = cellsOf(source, at);
  const metrics = new Map(referenceMetrics({ ...source, at, rules }).map((metric) => [metric.studentId, metric]));
  return work.map(({ id }) => {
    const own = all.filter(({ activityId }) => activityId === id);
    const scores = scored.filter(({ activityId }) => activityId === id);
    const count = (key: 'due' | 'done' | 'failed' | 'late' | 'overdue') => own.filter((cell) => cell[key]).length;
    const pairs =
      scores.length > 0
        ? scores.map(({ studentId, share }) => {
            const others = scored.filter((cell) => cell.studentId === studentId && cell.activityId !== id);
            const possible = others.reduce((sum, { weight }) => sum + weight, 0);
            const got = others.reduce((sum, cell) => sum + cell.weight * cell.share, 0);
            return { own: share, rest: possible > 0 ? got / possible : null };
          })
        : own.map(({ studentId, done }) => {
            const metric = metrics.get(studentId);
            const [was, others] = [Number(done), (metric?.activities ?? 0) - 1];
            return { own: was, rest: others > 0 ? ((metric?.done ?? 0) - was) / others : null };
          });
    const shares = scores.map(({ share }) => share);
    const middle = mean(shares);
    const deviation = Math.sqrt(shares.reduce((sum, share) => sum + (share - middle) ** 2, 0) / (shares.length - 1));
    return {
      ...{ activityId: id, students: own.length, due: count('due'), done: count('done'), failed: count('failed') },
      ...{ late: count('late'), overdue: count('overdue'), scored: scores.length },
      meanPct: shares.length === 0 ? null : round(100 * middle),
      sdPct: shares.length < 2 ? null : round(100 * deviation),
      discrimination: round(discrimination(pairs)),
    };
  });
}

/** Answers by topic: an activity is about its number modulo two; every third is about nothing known. */
const topicOf = (activityId: number) => (activityId % 3 === 0 ? undefined : `Тема ${String(activityId % 2)}`);

/** Every fourth activity is a test whose questions are known. */
const isAsked = (activityId: number) => activityId % 4 === 1;

const askedOf = ({ activities }: MetricSource) =>
  activities.flatMap(({ id, isLesson }) => (isAsked(id) && !isLesson ? [id] : []));

function expectedTopics(source: MetricSource, at: Date, given: readonly StoredAnswer[]) {
  const { work, all } = cellsOf(source, at);
  const isScored = new Set(all.flatMap(({ activityId, share }) => (share === null ? [] : [activityId])));
  const asked = given.flatMap(({ activityId, studentId, verdict }) => {
    const topic = topicOf(activityId);
    return topic === undefined || verdict === 'unchecked'
      ? []
      : [{ topic, studentId, value: Number(verdict === 'right') }];
  });
  const answers = all.flatMap((cell) => {
    const topic = topicOf(cell.activityId);
    if (topic === undefined || isAsked(cell.activityId) || !work.some(({ id }) => id === cell.activityId)) return [];
    const { studentId, share, done, failed, overdue } = cell;
    if (isScored.has(cell.activityId)) {
      return share === null ? [] : [{ topic, studentId, value: Math.min(1, Math.max(0, share)) }];
    }
    return done || overdue ? [{ topic, studentId, value: Number(done && !failed) }] : [];
  });
  return new Map([...Map.groupBy([...answers, ...asked], ({ topic }) => topic)].map(([topic, own]) => [topic, own]));
}

const sourceWithAnswers = metricSourceArbitrary.chain((source) =>
  answersArbitrary(source.students, askedOf(source)).map((given) => ({ source, given })),
);

describeOnBothDatabases('metrics of activities and topics in SQL', (test) => {
  it(
    'equal a plain reference for any gradebook and moment',
    () =>
      test.run(() =>
        fc.assert(
          fc.asyncProperty(sourceWithAnswers, momentArbitrary, async ({ source, given }, at) => {
            await storeSource(source);
            await storeAnswers(askedOf(source), given);
            const topics = new Map(
              source.activities.flatMap(({ id }) => {
                const topic = topicOf(id);
                return topic === undefined ? [] : [[id, topic] as const];
              }),
            );
            await replaceMetrics(storedCourseId, 1, at, rules);
            await replaceActivityMetrics(storedCourseId, at, rules, topics);
            await replaceTopicMetrics(storedCourseId, at, rules);

            const found = await listActivityMetrics(storedCourseId);
            const numbers = found.map(
              ({ name: _name, kind: _kind, position: _position, maxPoints: _max, topic: _topic, ...rest }) => ({
                ...rest,
                meanPct: round(rest.meanPct),
                sdPct: round(rest.sdPct),
                discrimination: round(rest.discrimination),
              }),
            );
            expect(numbers).toEqual(expectedActivities(source, at));

            const expected = expectedTopics(source, at, given);
            expect(
              new Set(
                (await listTopics(storedCourseId)).map(
                  ({ topic, answers, meanPct }) => `${topic} ${String(answers)} ${String(round(meanPct))}`,
                ),
              ),
            ).toEqual(
              new Set(
                [...expected].map(
                  ([topic, own]) =>
                    `${topic} ${String(own.length)} ${String(round(100 * mean(own.map(({ value }) => value))))}`,
                ),
              ),
            );
            for (const studentId of source.students) {
              const own = await listTopicsOfStudent(storedCourseId, studentId);
              for (const { topic, answers, estimatePct } of own) {
                const all = expected.get(topic) ?? [];
                const values = all.filter((one) => one.studentId === studentId).map(({ value }) => value);
                const sum = values.reduce((total, value) => total + value, 0);
                expect(answers).toBe(values.length);
                expect(estimatePct).toBeCloseTo(
                  100 * estimate(sum, values.length, mean(all.map(({ value }) => value))),
                  6,
                );
              }
            }
          }),
          { numRuns: 40 },
        ),
      ),
    120_000,
  );
});
