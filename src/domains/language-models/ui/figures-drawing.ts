import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import type { Palette } from '#web/kit/chart/palette.ts';
import type { ModelFigures } from '../contract.ts';

/** How questions ended, each a part of a day's bar. */
export const parts = ['asked', 'cached', 'refused', 'failed'] as const;
export type Part = (typeof parts)[number];

/** How many questions of a day ended so. Together they are all questions of the day. */
export function partOf(part: Part, { answered, cached, refused, failed, withheld }: ModelFigures): number {
  switch (part) {
    case 'asked':
      return answered - cached;
    case 'cached':
      return cached;
    case 'refused':
      return refused;
    case 'failed':
      return failed + withheld;
  }
}

const colours: Readonly<Record<Part, (palette: Palette) => string>> = {
  asked: ({ accent }) => accent,
  cached: ({ zoneA }) => zoneA,
  refused: ({ zoneB }) => zoneB,
  failed: ({ zoneC }) => zoneC,
};

/** Questions by day, stacked by how they ended. */
export function figuresDrawing(
  days: readonly (ModelFigures & { readonly day: string })[],
  names: Readonly<Record<Part, string>>,
  date: (day: string) => string,
): ChartDrawing {
  return (palette) => {
    return {
      grid: { left: 4, right: 4, top: 44, bottom: 0, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: palette.ink, fontSize: 12 } },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.5 } },
        ...tooltipLook(palette),
      },
      xAxis: {
        type: 'category',
        data: days.map(({ day }) => date(day)),
        ...baseAxisLook(palette),
      },
      yAxis: { type: 'value', minInterval: 1, ...valueAxisLook(palette) },
      series: parts.map((part) => ({
        name: names[part],
        type: 'bar',
        stack: 'questions',
        barMaxWidth: 28,
        color: colours[part](palette),
        data: days.map((day) => partOf(part, day)),
      })),
    };
  };
}
