import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { withRuntime } from '#kernel/runtime.ts';
import { skipsPgBouncer } from '#test/services/pgbouncer.ts';
import { openThroughPgBouncer } from './database/pgbouncer.ts';
import { openTestDatabase, type DatabaseKind, type TestDatabase } from './database/open.ts';
import { testRuntime, type RuntimeOverrides, type TestRuntime } from './runtime.ts';

export { openTestDatabase, testRuntime, type DatabaseKind, type TestDatabase };

/** What the tests of a `describeOnBothDatabases` block work with. Read its parts inside tests, not while describing. */
export interface DatabaseTest {
  readonly kind: DatabaseKind;
  readonly database: TestDatabase;
  /** Made anew for each test. */
  readonly runtime: TestRuntime;
  /** Runs `work` inside the test's runtime. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Describes the same behaviour on the embedded database and on PostgreSQL. Each has a database for the whole block,
 * emptied before each test.
 *
 * @example
 * describeOnBothDatabases('roster store', (test) => {
 *   it('finds no course in an empty database', () =>
 *     test.run(async () => {
 *       expect(await listCourses()).toEqual([]);
 *     }));
 * });
 */
export function describeOnBothDatabases(
  name: string,
  describeTests: (test: DatabaseTest) => void,
  overrides: RuntimeOverrides = {},
): void {
  for (const kind of ['embedded', 'postgres'] as const) describeOnDatabase(kind, name, describeTests, overrides);
}

/** The same on these two and once more on PostgreSQL through PgBouncer, which shares few sessions between all. */
export function describeOnAllDatabases(
  name: string,
  describeTests: (test: DatabaseTest) => void,
  overrides: RuntimeOverrides = {},
): void {
  describeOnBothDatabases(name, describeTests, overrides);
  describe.skipIf(skipsPgBouncer())('through PgBouncer', () => {
    describeOnDatabase('postgres', name, describeTests, overrides, openThroughPgBouncer);
  });
}

/** The same on one of them, for behaviour that the other cannot have. */
export function describeOnDatabase(
  kind: DatabaseKind,
  name: string,
  describeTests: (test: DatabaseTest) => void,
  overrides: RuntimeOverrides = {},
  open: () => Promise<TestDatabase> = () => openTestDatabase(kind),
): void {
  // Without PostgreSQL its half is skipped and counted so; with CI set the run's setup has failed before.
  const isAbsent = kind === 'postgres' && process.env['PULSE_TEST_POSTGRES_URL'] === undefined;
  describe.skipIf(isAbsent)(`${name} (${kind})`, () => {
    const opened: { database?: TestDatabase; runtime?: TestRuntime; isUsed?: boolean } = {};
    beforeAll(async () => {
      opened.database = await open();
    });
    beforeEach(async () => {
      if (!opened.database) throw new Error('the test database did not open');
      if (opened.isUsed) await opened.database.empty();
      opened.isUsed = true;
      opened.runtime = testRuntime(opened.database, overrides);
    });
    afterAll(async () => {
      await opened.database?.close();
    });
    describeTests({
      kind,
      get database() {
        return present(opened.database);
      },
      get runtime() {
        return present(opened.runtime);
      },
      run(work) {
        return withRuntime(present(opened.runtime), work);
      },
    });
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the database is there inside tests only');
  return value;
}
