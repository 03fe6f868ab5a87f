import type { Substitutes } from './advice-facts.ts';

/** What stands for names that must not be told, in the language of the text. */
export const substitutes: Readonly<Record<'ru' | 'en', Substitutes>> = {
  ru: { activity: (position) => `элемент курса № ${String(position)}`, topic: 'тема курса' },
  en: { activity: (position) => `activity no. ${String(position)}`, topic: 'topic of the course' },
};
