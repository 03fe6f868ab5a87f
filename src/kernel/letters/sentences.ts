import type { Locale } from '../locale.ts';

interface FrameSentences {
  readonly greeting: (name: string) => string;
  /** Why one gets a letter about one's account. */
  readonly whyAccount: string;
  /** Why one gets a letter of a kind. */
  readonly whyKind: (title: string) => string;
  readonly preferences: string;
  readonly unsubscribe: string;
}

/** What stands in every letter, by language. */
export const frameSentences: Readonly<Record<Locale, FrameSentences>> = {
  ru: {
    greeting: (name) => `Здравствуйте, ${name}!`,
    whyAccount: 'Письмо пришло, потому что у вас есть учётная запись в Pulse.EDU.',
    whyKind: (title) => `Письмо пришло, потому что у вас включены уведомления «${title}» в Pulse.EDU.`,
    preferences: 'Настроить уведомления',
    unsubscribe: 'Больше не присылать таких писем',
  },
  en: {
    greeting: (name) => `Hello ${name},`,
    whyAccount: 'You get this letter because you have an account in Pulse.EDU.',
    whyKind: (title) => `You get this letter because notifications “${title}” of Pulse.EDU are on for you.`,
    preferences: 'Choose notifications',
    unsubscribe: 'Send me no more letters of this kind',
  },
};
