import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import type { Palette } from '#web/kit/chart/palette.ts';
import type { DeliveryCounts } from '../../contract.ts';

/** How messages ended, each a part of a day's bar. */
export const parts = ['sent', 'waiting', 'skipped', 'failed'] as const satisfies readonly (keyof DeliveryCounts)[];
export type Part = (typeof parts)[number];

const colours: Readonly<Record<Part, (palette: Palette) => string>> = {
  sent: ({ accent }) => accent,
  waiting: ({ zoneNone }) => zoneNone,
  skipped: ({ zoneB }) => zoneB,
  failed: ({ zoneC }) => zoneC,
};

/** Messages of one channel by day, stacked by how they ended. */
export function figuresDrawing(
  days: readonly (DeliveryCounts & { readonly day: string })[],
  names: Readonly<Record<Part, string>>,
  date: (day: string) => string,
): ChartDrawing {
  return (palette) => ({
    grid: { left: 4, right: 4, top: 36, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: palette.ink, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.5 } },
      ...tooltipLook(palette),
    },
    xAxis: { type: 'category', data: days.map(({ day }) => date(day)), ...baseAxisLook(palette) },
    yAxis: { type: 'value', minInterval: 1, ...valueAxisLook(palette) },
    series: parts.map((part) => ({
      name: names[part],
      type: 'bar',
      stack: 'messages',
      barMaxWidth: 24,
      color: colours[part](palette),
      data: days.map((day) => day[part]),
    })),
  });
}
