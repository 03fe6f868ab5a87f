import { sql } from 'kysely';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import { DatabaseScope, withDatabaseScope } from '#kernel/database/database-scope.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { describeOnDatabase, testRuntime } from '#test/support/database.ts';
import { observeStatements } from './observe-statements.ts';

describeOnDatabase('postgres', 'observed statements', (test) => {
  const observe = () => {
    const lines: string[] = [];
    const registry = new Registry();
    const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const pool = new AmbientPool(test.database.pool, undefined, { observe: observeStatements(log, registry, 200) });
    return { lines, registry, runtime: testRuntime(test.database, { pool }) };
  };

  it('logs and counts a slow one, in a transaction or not, without the values of its parameters', async () => {
    const { lines, registry, runtime } = observe();
    const slow = () => sql`select pg_sleep(0.25),\n  ${'a secret'}::text`.execute(database());
    await withRuntime(runtime, async () => {
      await sql`select 1`.execute(database());
      await slow();
      await transaction(slow);
    });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        msg: 'slow query',
        server: 'primary',
        hasFailed: false,
        statement: 'select pg_sleep(0.25), $1::text',
      });
      expect(line).not.toContain('secret');
    }
    const metrics = await registry.metrics();
    expect(metrics).toContain('pulse_slow_queries_total{server="primary"} 2');
    // With the transaction's begin and commit.
    expect(metrics).toContain('pulse_statement_duration_seconds_count{server="primary"} 5');
  });

  it('are counted in the scope that sends them, and in no other', async () => {
    const { runtime } = observe();
    const scope = new DatabaseScope();
    const ask = () => sql`select 1`.execute(database());
    await withRuntime(runtime, async () => {
      await ask();
      await withDatabaseScope(scope, async () => {
        await ask();
        await transaction(async () => {
          await ask();
          await ask();
        });
      });
    });
    expect(scope.statementCount).toBe(3);
    expect(scope.wrote).toBe(true);
  });
});
