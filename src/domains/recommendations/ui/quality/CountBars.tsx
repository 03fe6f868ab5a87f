import type { ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Facts } from '#web/kit/facts/Facts.tsx';

/** Counts by name, each with its share of all. */
export function CountBars({
  counts,
}: {
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}): ReactNode {
  const { number } = useFormats();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Facts
      facts={counts.map(({ name, count }) => [
        name,
        <ShareBar key={name} share={all === 0 ? 0 : (100 * count) / all} text={number(count)} />,
      ])}
    />
  );
}
