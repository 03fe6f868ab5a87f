import type { Formats } from '#web/kit/i18n/formats.ts';
import type { Translate } from '#web/kit/i18n/messages.ts';
import type { HistoryPhrase } from './messages.ts';

interface Compared {
  readonly value: number | null;
  /** What it was, and when; undefined when history does not go back so far. */
  readonly before: { readonly value: number | null; readonly at: string } | undefined;
}

/** "3.1 pp more than on 12 Oct": how a percentage has moved, in words and figures. Differences below 0.05 are none. */
export function changeText(
  { value, before }: Compared,
  t: Translate<HistoryPhrase>,
  { number, date }: Pick<Formats, 'number' | 'date'>,
  words: { readonly up: HistoryPhrase; readonly down: HistoryPhrase } = { up: 'trend.up', down: 'trend.down' },
): string {
  if (value === null || before === undefined || before.value === null) return t('trend.newer');
  const points = value - before.value;
  const day = date(before.at);
  if (Math.abs(points) < 0.05) return t('trend.same', { date: day });
  return t(points > 0 ? words.up : words.down, { points: number(Math.abs(points), 1), date: day });
}
