import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';

/** A statement as it went to the server. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Milliseconds until its answer was there. */
  ms: number;
}

export interface Recorder {
  /** All since the last `clear`, in their order. */
  readonly statements: readonly Statement[];
  clear(): void;
}

const configSchema = z.object({ text: z.string(), values: z.array(z.unknown()).optional() });

/** Records whatever passes through the pool from now on, whoever sends it. Before the first connection is made. */
export function recordStatements(pool: Pool): Recorder {
  if (pool.totalCount > 0) throw new Error('a connection was made before that would not be recorded');
  const statements: Statement[] = [];
  pool.on('connect', (client) => watch(client, statements));
  return {
    statements,
    clear() {
      statements.length = 0;
    },
  };
}

function watch(client: PoolClient, statements: Statement[]): void {
  const query: (...given: unknown[]) => unknown = client.query.bind(client);
  const watched = (...given: unknown[]): unknown => {
    const [first, second] = given;
    const config = configSchema.safeParse(typeof first === 'string' ? { text: first } : first);
    const answer = query(...given);
    if (!config.success) return answer;
    const values = config.data.values ?? (Array.isArray(second) ? second : []);
    const statement = { text: config.data.text, values, ms: 0 };
    statements.push(statement);
    const begun = performance.now();
    const note = (): void => {
      statement.ms = performance.now() - begun;
    };
    if (answer instanceof Promise) void answer.then(note, note);
    return answer;
  };
  Object.assign(client, { query: watched });
}
