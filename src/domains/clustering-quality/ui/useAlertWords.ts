import { useCallback } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { QualityAlert } from '../contract.ts';
import { qualityMessages } from './messages.ts';

/** An alert in words, with its numbers. */
export function useAlertWords(): (alert: QualityAlert) => string {
  const t = useMessages(qualityMessages);
  const { number, percent, fixed } = useFormats();
  return useCallback(
    ({ kind, value, threshold }) => {
      switch (kind) {
        case 'silhouette':
        case 'stability':
          return t(`alert.${kind}`, { value: fixed(value, 2), threshold: fixed(threshold, 2) });
        case 'drift':
          return t('alert.drift', { value: percent(value) });
        case 'zone_c':
          return t('alert.zone_c', { value: number(value) });
      }
    },
    [t, number, percent, fixed],
  );
}
