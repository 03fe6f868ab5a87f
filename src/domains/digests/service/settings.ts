import type { Actor } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { digestSettingsSchema, type DigestSettings } from '../contract.ts';

/** When weekly digests are sent. */
export const digestSetting = defineSetting<DigestSettings>({
  key: 'digests.settings',
  schema: digestSettingsSchema,
  default: { isOn: true, weekday: 1, hour: 8 },
});

export function getDigestSettings(): Promise<DigestSettings> {
  return getSetting(digestSetting);
}

/** Sets it; the digests of a week that were sent are not sent again. */
export async function setDigestSettings(actor: Actor, settings: DigestSettings): Promise<DigestSettings> {
  await changeSetting(actor, digestSetting, settings);
  return settings;
}
