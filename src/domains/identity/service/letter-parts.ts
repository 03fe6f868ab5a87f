import { clock, runtime } from '#kernel/runtime.ts';
import type { Locale } from '#kernel/locale.ts';

/** Address of a page as it stands in a letter. */
export function pageUrl(path: string): string {
  return `${runtime().access.publicUrl.replace(/[/]+$/, '')}${path}`;
}

/** A moment as people write it, in the university's time. */
export function writeMoment(moment: Date, locale: Locale): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: clock().timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(moment);
}
