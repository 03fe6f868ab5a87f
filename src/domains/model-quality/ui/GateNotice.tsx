import type { ReactNode } from 'react';
import type { GateCondition } from '#domains/risk/evaluation/contract.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { modelMessages } from './messages.ts';

/** Whether a candidate may judge, and if not, why. */
export function GateNotice({ gate }: { readonly gate: readonly GateCondition[] }): ReactNode {
  const t = useMessages(modelMessages);
  const { fixed } = useFormats();
  const failed = gate.filter(({ isMet }) => !isMet);
  if (failed.length === 0) return <Notice tone="good">{t('gate.passed')}</Notice>;
  const text = (value: number | null): string => (value === null ? t('none') : fixed(value, 3));
  return (
    <Notice tone="warning">
      {t('gate.notPassed')}
      <ul>
        {failed.map(({ code, value, bound }) => (
          <li key={code}>{t(`gate.${code}`, { value: text(value), bound: text(bound) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
