import { postgresForTests, type PostgresForTests } from './postgres.ts';

let postgres: PostgresForTests | undefined;

/** Before the first test: finds or starts PostgreSQL and names it to all test files by PULSE_TEST_POSTGRES_URL. */
export async function setup(): Promise<void> {
  postgres = await postgresForTests();
  if (postgres) process.env['PULSE_TEST_POSTGRES_URL'] = postgres.url;
}

export async function teardown(): Promise<void> {
  await postgres?.stop();
}
