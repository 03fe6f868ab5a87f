import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { openPostgres } from '#adapters/database/postgres/open.ts';

/** A pool that counts what passes through it. */
export interface Probe {
  readonly pool: Pool;
  /** Statements sent. */
  readonly statements: number;
  /** Blocks the server looked at; 0 unless the probe explains. */
  readonly blocks: number;
  close(): Promise<void>;
}

const planSchema = z.object({
  Plan: z.object({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
});

/** The server tells of each statement's plan what it cost, those of triggers included. */
const explaining = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  client_min_messages: 'notice',
  // Told to us, not to the server's log.
  log_min_messages: 'fatal',
};

/** @param explains whether blocks are counted, which slows every statement and needs a superuser */
export function openProbe(url: string, explains: boolean): Probe {
  const address = new URL(url);
  if (explains) {
    const settings = Object.entries(explaining).map(([name, value]) => `-c ${name}=${value}`);
    address.searchParams.set('options', settings.join(' '));
  }
  const opened = openPostgres(address.href, 4);
  const counted = { statements: 0, blocks: 0 };
  opened.pool.on('connect', (client) => {
    countCalls(client, () => (counted.statements += 1));
    client.on('notice', ({ message = '' }) => {
      const json = /plan:\n(.*)$/s.exec(message)?.[1];
      if (json === undefined) return;
      const { Plan: plan } = planSchema.parse(JSON.parse(json));
      counted.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    });
  });
  return {
    pool: opened.pool,
    get statements() {
      return counted.statements;
    },
    get blocks() {
      return counted.blocks;
    },
    close: () => opened.close(),
  };
}

/** Has the client's `query` tell of each call, whichever of its many forms is used. */
function countCalls(client: PoolClient, tell: () => void): void {
  const original: unknown = Reflect.get(client, 'query');
  if (typeof original !== 'function') throw new Error('a client of pg has a method query');
  const counting = (...parameters: unknown[]): unknown => {
    tell();
    return Reflect.apply(original, client, parameters);
  };
  Reflect.set(client, 'query', counting);
}
