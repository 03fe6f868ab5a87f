import type { ChartDrawing, ChartOption } from '#web/kit/chart/EChart.tsx';
import { baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import type { Palette } from '#web/kit/chart/palette.ts';

/** A line of a trend: its name and a value, 0–100, for each moment; null where there is none. */
export interface TrendLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: (palette: Palette) => string;
}

interface TrendPicture {
  readonly moments: readonly string[];
  readonly lines: readonly TrendLine[];
  readonly date: (moment: string | Date) => string;
  readonly percent: (value: number, digits?: number) => string;
}

/** Percentages over time as lines. */
export function linesDrawing(picture: TrendPicture): ChartDrawing {
  return (palette) => ({
    ...frame(picture, palette),
    series: picture.lines.map(({ name, values, colour }) => ({
      name,
      type: 'line',
      data: pairs(picture.moments, values),
      // Few points, and each is a day of which something is known.
      symbol: 'circle',
      symbolSize: 5,
      lineStyle: { width: 2 },
      color: colour(palette),
    })),
  });
}

/** Parts of a whole over time, stacked up to 100. */
export function areasDrawing(picture: TrendPicture): ChartDrawing {
  return (palette) => ({
    ...frame(picture, palette),
    series: picture.lines.map(({ name, values, colour }) => ({
      name,
      type: 'line',
      stack: 'whole',
      data: pairs(picture.moments, values),
      showSymbol: false,
      lineStyle: { width: 1, color: palette.surface },
      areaStyle: { opacity: 0.85, color: colour(palette) },
      color: colour(palette),
    })),
  });
}

const pairs = (moments: readonly string[], values: readonly (number | null)[]): [number, number | null][] =>
  moments.map((moment, index) => [Date.parse(moment), values[index] ?? null]);

function frame({ date, percent }: TrendPicture, palette: Palette): ChartOption {
  return {
    grid: { left: 4, right: 12, top: 44, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: palette.ink, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.line } },
      ...tooltipLook(palette),
      valueFormatter: (value) => (typeof value === 'number' ? percent(value, 1) : '–'),
    },
    xAxis: {
      type: 'time',
      ...baseAxisLook(palette),
      axisLabel: { ...baseAxisLook(palette).axisLabel, formatter: (moment: number) => date(new Date(moment)) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      ...valueAxisLook(palette),
    },
  };
}
