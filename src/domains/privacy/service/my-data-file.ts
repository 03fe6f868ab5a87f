import { toJsonFile, toXlsxFile, type Cell, type DownloadFile, type Sheet } from '#kernel/table-file.ts';
import type { Locale } from '#kernel/locale.ts';
import type { MyDataFormat } from '../contract.ts';

/** Sections of an export by name: one thing, or a list of rows. */
export type ExportedPerson = Readonly<Record<string, unknown>> & { readonly exportedAt: string };

/** Names of sheets, in their order; at most 31 characters. */
const sheetNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  account: { ru: 'Учётная запись', en: 'Account' },
  roles: { ru: 'Роли', en: 'Roles' },
  assignments: { ru: 'Назначения', en: 'Assignments' },
  sessions: { ru: 'Сеансы', en: 'Sessions' },
  devices: { ru: 'Браузеры', en: 'Browsers' },
  tokens: { ru: 'Токены', en: 'Tokens' },
  links: { ru: 'Ссылки из писем', en: 'Mailed links' },
  signIns: { ru: 'Способы входа', en: 'Ways to sign in' },
  directory: { ru: 'Каталог университета', en: 'Directory of the university' },
  secondFactor: { ru: 'Второй фактор', en: 'Second factor' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  calendar: { ru: 'Ссылка на календарь', en: 'Link to the calendar' },
  messages: { ru: 'Уведомления', en: 'Notifications' },
  messageChoices: { ru: 'Выбор уведомлений', en: 'Choice of notifications' },
  quietHours: { ru: 'Тихие часы', en: 'Quiet hours' },
  returnedLetters: { ru: 'Вернувшиеся письма', en: 'Letters that came back' },
  settings: { ru: 'Изменённые настройки', en: 'Settings changed' },
  student: { ru: 'Студент', en: 'Student' },
  attributes: { ru: 'Признаки для проверки модели', en: 'Attributes to check the model' },
  identities: { ru: 'Номера в источниках', en: 'Ids in sources' },
  courses: { ru: 'Курсы', en: 'Courses' },
  results: { ru: 'Результаты', en: 'Results' },
  changes: { ru: 'История результатов', en: 'History of results' },
  metrics: { ru: 'Показатели', en: 'Metrics' },
  topics: { ru: 'Темы', en: 'Topics' },
  answers: { ru: 'Ответы в тестах', en: 'Answers in tests' },
  zones: { ru: 'Зоны', en: 'Zones' },
  advice: { ru: 'Советы', en: 'Advice' },
  history: { ru: 'Показатели по неделям', en: 'Metrics by week' },
  uploads: { ru: 'Загруженные файлы', en: 'Uploads' },
  events: { ru: 'Журнал действий', en: 'Activity log' },
};

/** Everything about a person in a file for programs, or for people: a sheet a section, empty ones left out. */
export async function toMyDataFile(data: ExportedPerson, format: MyDataFormat, locale: Locale): Promise<DownloadFile> {
  const name = `my-data-${data.exportedAt.slice(0, 10)}`;
  if (format === 'json') return toJsonFile(name, data);
  return toXlsxFile(
    name,
    Object.entries(sheetNames).flatMap(([section, names]) => toSheet(names[locale], data[section])),
  );
}

function toSheet(name: string, section: unknown): Sheet[] {
  const rows = [section].flat().filter((row) => typeof row === 'object' && row !== null);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length === 0) return [];
  const cells = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => toCell(values.get(column)));
  });
  return [{ name, rows: [columns, ...cells] }];
}

/** Lists in words: reasons by their sentences. */
function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => String(toCell(sentenceOf(item)) ?? '')).join('; ');
  return JSON.stringify(value);
}

function sentenceOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'sentence' in item ? item.sentence : item;
}
