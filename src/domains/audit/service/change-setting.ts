import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { setSetting, type SettingDefinition } from '#kernel/settings.ts';
import { recordAudit } from './record.ts';

/** Sets a setting by an administrator's hand, and records it with its new value; both or neither. */
export async function changeSetting<Value>(
  actor: Actor,
  setting: SettingDefinition<Value>,
  value: Value,
): Promise<void> {
  await transaction(async () => {
    await setSetting(setting, value, actor.userId);
    await recordAudit('setting.changed', {}, { key: setting.key, value });
  });
}
