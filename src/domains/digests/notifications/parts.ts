import type { Locale } from '#kernel/locale.ts';
import type { Forms } from '#kernel/words.ts';

type Words<Value> = Readonly<Record<Locale, Value>>;

/** Words that several digests count. */
export const forms = {
  students: {
    ru: { one: 'студент', few: 'студента', many: 'студентов', other: 'студента' },
    en: { one: 'student', other: 'students' },
  },
  works: {
    ru: { one: 'работа', few: 'работы', many: 'работ', other: 'работы' },
    en: { one: 'piece of work', other: 'pieces of work' },
  },
  deadlines: {
    ru: { one: 'срок', few: 'срока', many: 'сроков', other: 'срока' },
    en: { one: 'deadline', other: 'deadlines' },
  },
  courses: {
    ru: { one: 'курс', few: 'курса', many: 'курсов', other: 'курса' },
    en: { one: 'course', other: 'courses' },
  },
  files: {
    ru: { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' },
    en: { one: 'file', other: 'files' },
  },
  drafts: {
    ru: { one: 'рекомендация', few: 'рекомендации', many: 'рекомендаций', other: 'рекомендации' },
    en: { one: 'piece of advice', other: 'pieces of advice' },
  },
  tasks: {
    ru: { one: 'задача', few: 'задачи', many: 'задач', other: 'задачи' },
    en: { one: 'task', other: 'tasks' },
  },
  alerts: {
    ru: { one: 'сбой', few: 'сбоя', many: 'сбоев', other: 'сбоя' },
    en: { one: 'alert', other: 'alerts' },
  },
} as const satisfies Record<string, Words<Forms>>;

/** Parts of a sentence that have something to say, as one detail. */
export const joined = (parts: readonly (string | false)[]): string => parts.filter(Boolean).join(', ');
