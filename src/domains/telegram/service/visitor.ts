import type { Actor } from '#kernel/actor.ts';
import { fillSentence, type Locale } from '#kernel/locale.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { botMessages, type BotMessage } from '../bot.messages.ts';

/** Who speaks with the bot in a linked chat. */
export interface Visitor {
  readonly actor: Actor;
  readonly chatId: string;
  /** IANA name of the zone whose clocks the person sees. */
  readonly timeZone: string;
}

type Params = Readonly<Record<string, string | number>>;

/** A sentence of the bot as plain text. */
export function say(locale: Locale, message: BotMessage, params: Params = {}): string {
  return fillSentence(botMessages[message][locale], params);
}

/** Sentences in the language of the visitor's account. */
export function sayTo({ actor }: Visitor): (message: BotMessage, params?: Params) => string {
  return (message, params) => say(actor.locale, message, params);
}

/** A moment as the visitor's clocks show it, e.g. «чт, 14 нояб., 18:00». */
export function writeMoment(moment: Date, { actor, timeZone }: Visitor): string {
  const date = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(actor.locale, { ...date, timeZone }).format(moment);
}

/**
 * Telegram opens no address of this machine: a button with one would be refused, and the message with it. In development
 * there is none then.
 */
export function pageButton(text: string, path: string): readonly { readonly text: string; readonly url: string }[] {
  const url = pageUrl(path);
  return /^https?:[/][/](localhost|127[.]|\[::1\])/.test(url) ? [] : [{ text, url }];
}
