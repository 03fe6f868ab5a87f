import { useCallback } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { GradingOfCourse } from '../../grading/contract.ts';
import { gradingMessages } from './messages.ts';

/** How a part of the grade is called: as its category, or else as its kind. */
export function usePartName(): (part: Pick<GradingOfCourse['parts'][number], 'category' | 'kind'>) => string {
  const t = useMessages(gradingMessages);
  return useCallback(({ category, kind }) => category ?? t(`kind.${kind ?? 'other'}`), [t]);
}
