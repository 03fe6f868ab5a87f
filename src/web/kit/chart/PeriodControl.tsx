import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';

interface PeriodControlProps {
  /** For screen readers. */
  readonly label: string;
  /** In days. */
  readonly periods: readonly number[];
  readonly nameOf: (days: number) => string;
  readonly days: number;
  readonly onChange: (days: number) => void;
}

/** Chooses how many days a chart shows. */
export function PeriodControl({ label, periods, nameOf, days, onChange }: PeriodControlProps): ReactNode {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={String(days)}
      onChange={(chosen) => {
        onChange(Number(chosen));
      }}
      data={periods.map((count) => ({ value: String(count), label: nameOf(count) }))}
    />
  );
}
