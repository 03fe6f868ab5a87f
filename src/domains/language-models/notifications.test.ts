import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { alertKind } from './notifications.ts';
import { watchProvider } from './service/alerts.ts';

describeOnBothDatabases('an alert of a language model', (test) => {
  it('is told to every administrator and nobody else, once while it is open', () =>
    test.run(async () => {
      const { id: boss } = await addPerson('boss', 'administrator');
      await addPerson('operator', 'operator');
      await watchProvider('yandex', { alertPercent: 0, alertFailures: 5 });
      await watchProvider('yandex', { alertPercent: 0, alertFailures: 5 });
      expect(await listRaised()).toMatchObject([
        {
          ...{ userId: boss, kind: 'language_models.alert' },
          facts: { provider: 'yandex', kind: 'errors', value: 0, threshold: 0 },
        },
      ]);
      await watchProvider('yandex', { alertPercent: 50, alertFailures: 5 });
      await watchProvider('yandex', { alertPercent: 0, alertFailures: 5 });
      expect(await listRaised()).toHaveLength(2);
    }));
});

it('words of an alert name the provider, the figure and the threshold', () => {
  const facts = { provider: 'yandex', kind: 'failures', value: 7, threshold: 5 } as const;
  for (const text of textsOf(alertKind, facts)) expect(text).toMatch(/YandexGPT(.|\n)*7(.|\n)*5/);
  for (const text of textsOf(alertKind, alertKind.example('ru'))) expect(text).toMatch(/60 ?%(.|\n)*30 ?%/);
});
