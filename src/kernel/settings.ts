import { sql } from 'kysely';
import type { z } from 'zod';
import { database } from './runtime.ts';

/** A value the administrator may change while the program runs; kept in the table `setting`. */
export interface SettingDefinition<Value> {
  /** Stable name, e.g. `metrics.weights`. */
  readonly key: string;
  readonly schema: z.ZodType<Value>;
  readonly default: Value;
}

export function defineSetting<Value>(definition: SettingDefinition<Value>): SettingDefinition<Value> {
  return definition;
}

/** The setting's value, or its default when nobody has set it. @throws ZodError when what is stored no longer fits */
export async function getSetting<Value>(setting: SettingDefinition<Value>): Promise<Value> {
  const row = await database().selectFrom('setting').select('value').where('key', '=', setting.key).executeTakeFirst();
  return row === undefined ? setting.default : setting.schema.parse(row.value);
}

/** Sets the value. `userId` is who did it; null for the program itself. */
export async function setSetting<Value>(
  setting: SettingDefinition<Value>,
  value: Value,
  userId: string | null,
): Promise<void> {
  const row = { key: setting.key, value: JSON.stringify(setting.schema.parse(value)), updated_by: userId };
  await database()
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: row.value, updated_by: row.updated_by, updated_at: sql`now()` }),
    )
    .execute();
}
