import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { trendDays, type TrendDays } from '../contract.ts';
import { historyMessages } from './messages.ts';

interface PeriodChoiceProps {
  readonly days: TrendDays;
  readonly onChoose: (days: TrendDays) => void;
}

/** How far back a trend looks. */
export function PeriodChoice({ days, onChoose }: PeriodChoiceProps): ReactNode {
  const t = useMessages(historyMessages);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('trend.period')}
      value={String(days)}
      onChange={(chosen) => {
        onChoose(trendDays.find((one) => String(one) === chosen) ?? days);
      }}
      data={trendDays.map((one) => ({ value: String(one), label: t('trend.days', { count: one }) }))}
    />
  );
}
