// How many pages do web processes serve, how long does a page take, and does heavy work beside delay it? Readers open
// the pages of a large university by a mix (most are students) against real `pulse web` processes on PostgreSQL:
// directly, through nginx, with Redis; and, in a smaller university, with a replica.
// Usage: ./pulse bench web [--json] [--write] [--quick] [--seconds 12] [--readers 12]
// The university is made once, which takes minutes, and kept as ./pulse bench university does; --quick: a small one.
// Load generator, servers and database share this machine: with few processors, more processes are not faster.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '#kernel/seeded-random.ts';
import { prepareUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed } from '#test/fixtures/university/size.ts';
import { startNginx } from '#test/services/nginx.ts';
import { startRedis } from '#test/services/redis.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { removeImported } from '../growth/import-course.ts';
import { assertConstant, countStatements } from './count-statements.ts';
import { webFigures, type Served } from './figures.ts';
import { measureReplica } from './measure-replica.ts';
import { measureServed, type Pace } from './measure-served.ts';
import { measureSteady } from './measure-steady.ts';
import { environmentOf, withWebs } from './processes.ts';
import { signInReaders, type Readers } from './readers.ts';
import { describeUniversity, withUniversity } from './with-university.ts';

const options = readOptions(['seconds', 'readers']);
const pace: Pace = { seconds: options.number('seconds', 12, 4), readers: options.number('readers', 12) };
const scale = options.quick ? 'small' : 'university';
const replicatedScale = options.quick ? 'small' : '10x';
const mostProcesses = 3;
/** Of what one process serves at most: room enough that waiting tells of disturbance, not of being full. */
const steadyShare = 0.3;

async function throughNginx(addresses: readonly string[], readers: Readers): Promise<Served> {
  const nginx = await startNginx();
  try {
    await nginx.setServers(addresses);
    return await measureServed([nginx.address], readers, pace);
  } finally {
    await nginx.stop();
  }
}

async function withRedis(environment: Record<string, string>, readers: Readers): Promise<Served> {
  const redis = await startRedis();
  try {
    return await withWebs(mostProcesses, { ...environment, REDIS_URL: redis.url }, (addresses) =>
      measureServed(addresses, readers, pace),
    );
  } finally {
    await redis.stop();
  }
}

await runBench({
  name: 'web',
  options,
  figures: webFigures,
  measure: async (run) => {
    await requireServer(run);
    const tell = (what: string, { requestsPerSecond }: Served): void =>
      run.say(`${what}: ${requestsPerSecond} requests/s`);
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-web-'));
    try {
      const smaller = await measureReplica(replicatedScale, folder, pace, (line) => run.say(line));
      tell('primary', smaller.replicated.primary);
      tell('primary and replica', smaller.replicated.withReplica);
      const { url } = await prepareUniversity(scale, { say: (step) => run.say(`making the university: ${step}`) });
      const environment = environmentOf(url, folder);
      return await withUniversity(url, folder, async () => {
        const readers = await withWebs(1, environment, ([address]) =>
          signInReaders(address, sizeNamed(scale), seededRandom(5)),
        );
        try {
          const statements = await countStatements(environment, readers);
          assertConstant(smaller.statements, statements);
          const redis = await withRedis(environment, readers);
          tell(`${mostProcesses} processes with Redis`, redis);
          return await withWebs(mostProcesses, environment, async (addresses) => {
            const capacity = [];
            for (let processes = 1; processes <= mostProcesses; processes += 1) {
              const found = await measureServed(addresses.slice(0, processes), readers, pace);
              tell(`${processes} processes`, found);
              capacity.push({ processes, ...found });
            }
            const nginx = await throughNginx(addresses, readers);
            tell(`${mostProcesses} processes behind nginx`, nginx);
            const pagesPerSecond = Math.max(1, round(steadyShare * (capacity.at(0)?.pagesPerSecond ?? 0)));
            const { courses } = describeUniversity(scale);
            const load = { addresses, readers, pagesPerSecond, seconds: 2 * pace.seconds, environment, courses };
            const steady = await measureSteady(load);
            const { replicated } = smaller;
            const university = { ...describeUniversity(scale), readers: pace.readers };
            return { ...university, capacity, nginx, redis, replicated, statements, steady };
          });
        } finally {
          await readers.leave();
          await removeImported();
        }
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
});
