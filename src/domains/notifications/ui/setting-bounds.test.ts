import { expect, it } from 'vitest';
import { defaultNotificationSettings, notificationSettingsSchema } from '../settings/contract.ts';
import { isWithin, numberBounds, numberNames } from './setting-bounds.ts';

it('the form of notifications takes what the server takes, and nothing else', () => {
  expect(isWithin(defaultNotificationSettings)).toBe(true);
  for (const name of numberNames) {
    const [least, most] = numberBounds[name];
    for (const value of [least - 1, least, least + 0.5, most, most + 1, Number.NaN]) {
      const settings = { ...defaultNotificationSettings, [name]: value };
      expect([name, value, isWithin(settings)]).toEqual([
        ...[name, value, notificationSettingsSchema.safeParse(settings).success],
      ]);
    }
  }
  for (const quietHours of [null, { from: 60, until: 60 }, { from: 1380, until: 0 }]) {
    const settings = { ...defaultNotificationSettings, quietHours };
    expect(isWithin(settings)).toBe(notificationSettingsSchema.safeParse(settings).success);
  }
});
