// Makes a large university in a PostgreSQL database of its own, or finds the one made before, and prints its address,
// how many rows it has and how long each step took. Other benches and people at the psql prompt work with it.
// Usage: node bench/university/run.ts [--scale small] [--seed 1] [--json]
// Scales: see test/fixtures/university/size.ts. PostgreSQL is that of PULSE_TEST_POSTGRES_URL, else one on this machine.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { withRuntime } from '#kernel/runtime.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { prepareUniversity, universityNow } from '#test/fixtures/university/database.ts';
import { countRows } from '#test/fixtures/university/fill.ts';
import { isSizeName, sizeNames } from '#test/fixtures/university/size.ts';
import { findPostgresServer } from '#test/services/postgres.ts';
import { testRuntime } from '#test/support/runtime.ts';

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const { scale } = options;
if (!isSizeName(scale)) throw new Error(`there is no scale "${scale}"; scales are ${sizeNames.join(', ')}`);
const server = await findPostgresServer();
if (server === undefined) throw new Error('this needs PostgreSQL: name one by PULSE_TEST_POSTGRES_URL');
process.env['PULSE_TEST_POSTGRES_URL'] = server;

const say = (line: string): void => console.error(`${(performance.now() / 1000).toFixed(1).padStart(7)} s  ${line}`);
const { url, seconds = null } = await prepareUniversity(scale, { seed: Number(options.seed), say });
const database = openPostgres(url, 1);
try {
  const { rows } = await database.pool.query<{ bytes: number }>('select pg_database_size(current_database()) as bytes');
  const result = {
    bench: 'university',
    scale,
    url,
    now: universityNow,
    megabytes: Math.round((rows.at(0)?.bytes ?? 0) / 1_000_000),
    rows: await withRuntime(testRuntime(database), countRows),
    seconds,
    machine: { cpu: cpus()[0]?.model, cpus: cpus().length, node: process.version },
  };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else console.dir(result, { depth: null });
} finally {
  await database.close();
}
