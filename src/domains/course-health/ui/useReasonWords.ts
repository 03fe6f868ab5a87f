import { useCallback } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { HealthReason } from '../contract.ts';
import { healthMessages } from './messages.ts';

/** Why a course wants attention, in words. */
export function useReasonWords(): (reason: HealthReason) => string {
  const t = useMessages(healthMessages);
  const { number } = useFormats();
  return useCallback(
    ({ code, value }: HealthReason) => t(`reason.${code}`, { value: number(value, 0), count: Math.floor(value) }),
    [t, number],
  );
}
