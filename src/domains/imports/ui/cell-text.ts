import { resultStatuses } from '#domains/gradebook/contract.ts';
import type { Formats } from '#web/kit/i18n/formats.ts';
import type { Translate } from '#web/kit/i18n/messages.ts';
import type { ImportChanges } from '../contract.ts';
import type { importMessages } from './messages.ts';

type CellValue = ImportChanges['items'][number]['after'];

/** A cell in words: "Done, score 8, completed 4 Nov, 18:20". A status this version does not know is shown as it is. */
export function cellText(
  value: CellValue | null,
  t: Translate<keyof typeof importMessages.phrases>,
  { number, dateTime }: Pick<Formats, 'number' | 'dateTime'>,
): string {
  if (value === null) return t('changes.nothing');
  const status = resultStatuses.find((known) => known === value.status);
  return [
    status === undefined ? value.status : t(`result.${status}`),
    value.score === null ? undefined : t('changes.score', { score: number(value.score, 2) }),
    value.completedAt === null ? undefined : t('changes.completed', { moment: dateTime(value.completedAt) }),
    value.dueAt === null ? undefined : t('changes.due', { moment: dateTime(value.dueAt) }),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
