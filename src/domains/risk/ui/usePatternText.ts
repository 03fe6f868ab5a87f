import { useCallback } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { PatternName } from '../pattern/contract.ts';
import { riskMessages } from './messages.ts';

/** Words for how students work. */
export function usePatternText(): (name: PatternName) => string {
  const t = useMessages(riskMessages);
  return useCallback(
    (name) => t(`pattern.name.${name.code}`, name.code === 'stopped' ? { count: name.params.weeks } : {}),
    [t],
  );
}
