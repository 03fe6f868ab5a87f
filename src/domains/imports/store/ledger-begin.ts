import { sql } from 'kysely';
import { z } from 'zod';
import { defineSetting } from '#kernel/settings.ts';

/** Days for which the ledger of imports keeps what stood in a cell before; longer ago, nothing can be undone. */
export const ledgerDays = defineSetting({
  key: 'operations.ledger_days',
  schema: z.int().min(365),
  default: 3 * 366,
});

/** Imports from then on are in the ledger with all they did. */
export const ledgerBegin = sql<Date>`(now() - make_interval(days => coalesce(
  (select (value #>> '{}')::integer from setting where key = ${ledgerDays.key}), ${ledgerDays.default}::integer)))`;
