import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLocalBus } from '#adapters/bus/local.ts';
import { createCache } from '#adapters/cache/create.ts';
import type { Cache } from '#adapters/cache/port.ts';
import type { Actor } from '#kernel/actor.ts';
import { frozenClock } from '#kernel/clock.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases, testRuntime } from '#test/support/database.ts';
import { getHeatMap, getStudentResults, listDeadlines } from './service.ts';
import { resultColumns, upsertActivities, upsertResults } from './index.ts';

const operator: Actor = {
  userId: 'me',
  login: 'me',
  name: 'Me',
  locale: 'en',
  roles: new Set(['operator']),
  permissions: new Set(),
  studentId: null,
};

const at = (time: string): Date => new Date(`2024-11-${time}+03:00`);

describeOnBothDatabases('kept answers of a course', (test) => {
  let cache: Cache;
  let courseId: number;
  let studentId: number;

  beforeEach(async () => {
    const bus = createLocalBus((error) => {
      throw error;
    });
    cache = createCache({ bus, keepsTagged: true, prefix: 'test', onError: () => {} });
    await test.run(async () => {
      courseId = (await upsertCourse('test', 'course', 'Course')).id;
      const student = { externalId: '1', name: null, email: null, group: null };
      studentId = (await upsertStudents('test', courseId, [student])).ids[0] ?? 0;
      const activityIds = await addActivities();
      const said = [
        { status: 'not_attempted' },
        { status: 'not_attempted', dueAt: at('11T00:50:00') },
        { status: 'done', completedAt: at('11T00:40:00') },
        { status: 'done', completedAt: at('10T10:00:00') },
      ] as const;
      const results = said.map((one, index) => ({ ...one, studentId, activityId: activityIds[index] ?? 0 }));
      await upsertResults(courseId, null, resultColumns(results));
      await raiseDataVersion(courseId);
    });
  });
  afterEach(() => cache.close());

  /** The first has a deadline of its own. */
  async function addActivities(): Promise<number[]> {
    const dueAt = [at('11T00:30:00'), null, null, null];
    const { ids } = await upsertActivities(
      courseId,
      dueAt.map((due, index) => ({
        key: String(index),
        name: String(index),
        kind: 'test' as const,
        position: index,
        maxPoints: null,
        dueAt: due,
      })),
    );
    return [...ids];
  }

  const answers = async (now: Date, kept?: Cache) =>
    withRuntime(
      testRuntime(test.database, { clock: frozenClock('Europe/Moscow', now), ...(kept && { cache: kept }) }),
      async () => [
        await getHeatMap(operator, courseId),
        await listDeadlines(operator, courseId),
        await getStudentResults(operator, courseId, studentId),
      ],
    );

  /** Asked with what is kept, and without. */
  async function expectTrue(now: Date): Promise<void> {
    expect(await answers(now, cache)).toEqual(await answers(now));
  }

  it('are true at every moment, before and after what comes by time alone, also by a clock set back', async () => {
    const moments = ['11T00:00:00', '11T00:29:59', '11T00:30:00', '11T00:39:59', '11T00:40:00', '11T00:50:00'];
    for (const time of [...moments, '11T00:59:00', '20T00:00:00', '10T00:00:00']) await expectTrue(at(time));
    const states = new Set<string>();
    for (const time of [...moments, '20T00:00:00']) {
      const [heatMap] = await answers(at(time), cache);
      states.add(JSON.stringify(heatMap && 'rows' in heatMap ? heatMap.rows : null));
    }
    expect(states.size).toBe(4);
  });

  it('are not computed again while nothing comes', async () => {
    await answers(at('11T00:00:00'), cache);
    const { misses } = cache.figures;
    await answers(at('11T00:29:59'), cache);
    expect(cache.figures.misses).toBe(misses);
    await answers(at('11T00:30:00'), cache);
    expect(cache.figures.misses).toBeGreaterThan(misses);
  });
});
