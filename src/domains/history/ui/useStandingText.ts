import { useCallback } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { StudentChanges } from '../contract.ts';
import { historyMessages } from './messages.ts';

/** The figures that moved, in a line: "completion 40% → 38%, overdue 2 → 4". Empty when none did. */
export function useStandingText(): (change: Pick<NonNullable<StudentChanges['change']>, 'before' | 'after'>) => string {
  const t = useMessages(historyMessages);
  const { percent, number } = useFormats();
  return useCallback(
    ({ before, after }) => {
      const points = (value: number | null): string => (value === null ? t('none') : number(value));
      const share = (value: number | null): string => (value === null ? t('none') : percent(value));
      const figures = [
        ['changes.completion', share(before.completionPct), share(after.completionPct)],
        ['changes.attendance', share(before.attendancePct), share(after.attendancePct)],
        ['changes.overdue', number(before.overdue), number(after.overdue)],
        ['changes.risk', points(before.riskScore), points(after.riskScore)],
      ] as const;
      return figures
        .filter(([, one, other]) => one !== other)
        .map(([name, one, other]) => t('changes.figure', { name: t(name), before: one, after: other }))
        .join(', ');
    },
    [t, percent, number],
  );
}
