import { useCallback } from 'react';
import { resultStatuses } from '#domains/gradebook/contract.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { CellChange } from '../contract.ts';
import { historyMessages } from './messages.ts';

/** What happened to a result, in words: "not done by 8 Nov", "was “done, score 4”, is “done, score 9”". */
export function useCellText(): (cell: CellChange) => string {
  const t = useMessages(historyMessages);
  const { date, number } = useFormats();
  return useCallback(
    ({ what, at, isLate, before, after }) => {
      const value = (cell: CellChange['before']): string => {
        if (cell === null) return t('cell.nothing');
        const known = resultStatuses.find((status) => status === cell.status);
        const status = known === undefined ? cell.status : t(`status.${known}`);
        return cell.score === null ? status : t('cell.score', { status, score: number(cell.score, 2) });
      };
      const day = at === null ? '' : date(at);
      switch (what) {
        case 'missed':
          return t('cell.missed', { date: day });
        case 'changed':
          return t('cell.changed', { before: value(before), after: value(after) });
        case 'done':
          if (after !== null && after.status !== 'done') return `${value(after)}, ${day}`;
          return t(isLate ? 'cell.late' : 'cell.done', { date: day });
        case 'recorded':
          return t('cell.recorded', { after: value(after) });
      }
    },
    [t, date, number],
  );
}
