import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import { fillSentence, type Locale } from '#kernel/locale.ts';
import { counted, quoted, type Forms } from '#kernel/words.ts';
import { isIssueCode, issueCodes } from '../issue-codes.ts';

const failedFacts = z.object({
  importId: z.uuid(),
  file: z.string(),
  /** Errors of the file; 0: the file itself was gone. */
  errors: z.int(),
  /** The first of them. */
  first: z
    .object({
      code: z.string(),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      params: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});
type FailedFacts = z.infer<typeof failedFacts>;

const errors: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' },
  en: { one: 'error', other: 'errors' },
};

/** Nothing of a file was stored: told to who uploaded it, or, where nobody did, to those who answer for imports. */
export const failedKind = defineNotification<FailedFacts>({
  name: 'imports.failed',
  facts: failedFacts,
  roles: ['operator', 'administrator'],
  title: { ru: 'Файл не загружен', en: 'A file was not imported' },
  about: {
    ru: 'Файл отклонён из-за ошибок: что не так и что сделать. Приходит, если проверка шла дольше минуты или файл взят из папки или подключённой системы.',
    en: 'A file was refused: what is wrong and what to do. Comes when checking took longer than a minute, or the file came from the folder or a connected system.',
  },
  channels: ['email'],
  words: (facts, { locale }) => wordsOf(facts, locale),
  example: (locale) => ({
    importId: '00000000-0000-4000-8000-000000000001',
    file: locale === 'ru' ? 'ведомость.xlsx' : 'gradebook.xlsx',
    errors: 3,
    first: { code: 'file.empty', sheet: null, row: null, column: null, value: null, params: {} },
  }),
});

function wordsOf({ importId, file, errors: count, first }: FailedFacts, locale: Locale): NotificationWords {
  const path = `/imports/${importId}`;
  const number = counted(locale, count, errors[locale]);
  const isRussian = locale === 'ru';
  const lists = first ? [{ items: [{ text: sentenceOf(first, locale), detail: placeOf(first, locale) }] }] : [];
  if (isRussian) {
    return {
      subject: `Файл ${quoted(locale, file)} не загружен`,
      paragraphs: [
        first
          ? `Ничего из файла не сохранено: ${number}. Ниже — первая. Исправьте файл и загрузите его снова.`
          : 'Файл удалён раньше, чем его удалось прочитать. Загрузите его снова.',
      ],
      lists,
      action: { text: 'Посмотреть ошибки', path },
    };
  }
  return {
    subject: `${quoted(locale, file)} was not imported`,
    paragraphs: [
      first
        ? `Nothing of the file was stored: ${number}. The first is below. Correct the file and upload it again.`
        : 'The file was removed before it could be read. Upload it again.',
    ],
    lists,
    action: { text: 'See the errors', path },
  };
}

function sentenceOf({ code, params, ...place }: NonNullable<FailedFacts['first']>, locale: Locale): string {
  return isIssueCode(code) ? fillSentence(issueCodes[code][locale], { ...place, ...params }) : code;
}

function placeOf({ sheet, row, column }: NonNullable<FailedFacts['first']>, locale: Locale): string {
  const isRussian = locale === 'ru';
  return [
    ...(sheet === null ? [] : [`${isRussian ? 'лист' : 'sheet'} ${quoted(locale, sheet)}`]),
    ...(row === null ? [] : [`${isRussian ? 'строка' : 'row'} ${String(row)}`]),
    ...(column === null ? [] : [`${isRussian ? 'столбец' : 'column'} ${column}`]),
  ].join(', ');
}
