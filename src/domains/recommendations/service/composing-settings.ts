import { transaction } from '#kernel/database/transaction.ts';
import type { Actor } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { composingSettingsSchema, type ComposingSettings } from '../composing/contract.ts';

export const composingSetting = defineSetting<ComposingSettings>({
  key: 'recommendations',
  schema: composingSettingsSchema,
  default: { isOn: true, asksModels: true, comparesAnswers: true, language: 'ru' },
});

export function getComposingSettings(): Promise<ComposingSettings> {
  return getSetting(composingSetting);
}

/** They hold for what is composed from now on. */
export async function setComposingSettings(actor: Actor, settings: ComposingSettings): Promise<ComposingSettings> {
  await transaction(() => changeSetting(actor, composingSetting, settings));
  return settings;
}
