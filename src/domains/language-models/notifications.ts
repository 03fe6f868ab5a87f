import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';

const alertFacts = z.object({
  provider: z.string(),
  /** errors: share of questions without an answer, per cent. failures: in a row. */
  kind: z.enum(['errors', 'failures']),
  value: z.number(),
  threshold: z.number(),
});
export type AlertFacts = z.infer<typeof alertFacts>;

/** A provider of language models fails too often, told to the administrators; once until it ends. */
export const alertKind = defineNotification<AlertFacts>({
  name: 'language_models.alert',
  facts: alertFacts,
  roles: ['administrator'],
  title: { ru: 'Сбои языковой модели', en: 'A language model fails' },
  about: {
    ru: 'Языковая модель слишком часто не отвечает. Об одном сбое — один раз, пока он не закончится.',
    en: 'A language model fails to answer too often. Once for each fault, until it ends.',
  },
  channels: ['email'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: () => ({ provider: 'yandex', kind: 'errors', value: 60, threshold: 30 }),
});

const names: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  yandex: { ru: 'YandexGPT', en: 'YandexGPT' },
  openai: { ru: 'Совместимая с OpenAI', en: 'OpenAI-compatible' },
};

function wordsOf({ provider, kind, value, threshold }: AlertFacts, locale: Locale): NotificationWords {
  const name = names[provider]?.[locale] ?? provider;
  const [measured, allowed] = [String(Math.round(value)), String(Math.round(threshold))];
  if (locale === 'ru') {
    const fault =
      kind === 'errors'
        ? `${name}: ${measured} % вопросов за полчаса остались без ответа (порог — ${allowed} %).`
        : `${name}: сбоев подряд — ${measured} (порог — ${allowed}).`;
    return {
      subject: `Языковая модель не отвечает: ${name}`,
      paragraphs: [
        fault,
        'Рекомендации пока составляются другой моделью или по правилам, ничего не потеряно. Посмотрите последнюю ошибку, ключ и остаток на счёте.',
      ],
      action: { text: 'Открыть языковые модели', path: '/language-models' },
    };
  }
  const fault =
    kind === 'errors'
      ? `${name}: ${measured}% of questions in half an hour had no answer (threshold ${allowed}%).`
      : `${name}: ${measured} failures in a row (threshold ${allowed}).`;
  return {
    subject: `A language model does not answer: ${name}`,
    paragraphs: [
      fault,
      'Meanwhile advice is composed by another model or by rules, nothing is lost. Look at the last error, the key and the balance.',
    ],
    action: { text: 'Open the language models', path: '/language-models' },
  };
}
