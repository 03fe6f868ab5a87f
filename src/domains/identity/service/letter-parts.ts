import { renderLetter, type RenderedLetter } from '#kernel/letters/render-letter.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import type { AccountLetter } from '../letters.ts';

/** A moment as people write it, in the university's time. */
export function writeMoment(moment: Date, locale: Locale): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: clock().timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(moment);
}

/** Both forms of a letter of an account; its button opens the page at `path`. */
export function composeLetter(
  { subject, before, action, after }: AccountLetter,
  { name, locale }: { name: string; locale: Locale },
  path: string,
): RenderedLetter {
  const words = { subject, paragraphs: before, action: { text: action, path } };
  const reader = { name, locale, timeZone: clock().timeZone };
  return renderLetter(words, reader, { publicUrl: runtime().access.publicUrl, notes: after });
}
