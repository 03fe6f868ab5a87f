// Is a recomputation local? One course of 60 × 66, alone in the database and among 500 others, in turn; a large
// course the same way; and the k-means in it beside scikit-learn's.
// Usage: ./pulse bench recompute [--json] [--write] [--quick]
// Needs PostgreSQL, and Debian's python3-sklearn, which it installs as root. The 500 courses are made once (about a
// minute) and kept; --quick takes 60 courses instead.
import { failWith } from '#app/fail-with.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import { openTestDatabase } from '#test/support/database/open.ts';
import { openRuntime } from '../common/one-course.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { median, round } from '../common/statistics.ts';
import { recomputeFigures } from './figures.ts';
import { measureKMeans } from './kmeans.ts';
import { type CourseSize, importCourse } from './one-course.ts';
import { findSklearn } from './sklearn.ts';

const options = readOptions();
const usual: CourseSize = { students: 60, activities: 66 };
const large: CourseSize = { students: 2000, activities: 100 };

/** A course of this size alone and among others, in turn, so that what else the machine does falls on both. */
async function measureLocality(size: CourseSize, repeats: number) {
  await using databases = new AsyncDisposableStack();
  const openCourse = async (database: Awaited<ReturnType<typeof openUniversity>>) => {
    databases.defer(() => database.close());
    const { runtime } = databases.use(await openRuntime(database));
    return importCourse(runtime, database.pool, size);
  };
  const alone = await openCourse(await openTestDatabase('postgres'));
  const among = await openCourse(await openUniversity(options.quick ? 'small' : 'many'));
  const taken: { alone: number; among: number }[] = [];
  const turnsBefore = Math.ceil(repeats / 15);
  for (let turn = -turnsBefore; turn < repeats; turn++) {
    const one = { alone: await alone.recompute(), among: await among.recompute() };
    if (turn >= 0) taken.push(one);
  }
  const [aloneMs, amongMs] = [median(taken.map((one) => one.alone)), median(taken.map((one) => one.among))];
  return {
    ...size,
    alone: round(aloneMs, 1),
    among500: round(amongMs, 1),
    ratio: round(amongMs / aloneMs, 3),
    repeats,
  };
}

await runBench({
  name: 'recompute',
  options,
  figures: recomputeFigures,
  async measure(run) {
    await requireServer(run);
    await findSklearn(run);
    run.say('k-means…');
    const kmeans = [];
    for (const [count, times] of [
      [60, 30],
      [2000, 30],
      [100_000, 5],
    ] as const) {
      kmeans.push(await measureKMeans(count, options.quick ? 3 : times));
    }
    run.say('a large course alone and among others…');
    const largeCourse = await measureLocality(large, 5);
    run.say('a usual course alone and among others…');
    return { locality: await measureLocality(usual, options.quick ? 10 : 40), large: largeCourse, kmeans };
  },
}).catch(failWith);
