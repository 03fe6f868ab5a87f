import type { Palette } from './palette.ts';

/*
 * How the parts of every chart look. A chart spreads these and says what is its own.
 */

export const tooltipLook = ({ surface, line, ink }: Palette) => ({
  backgroundColor: surface,
  borderColor: line,
  textStyle: { color: ink, fontSize: 13 },
});

const labelLook = ({ inkFaint }: Palette) => ({ color: inkFaint, fontSize: 11 });

/** An axis along which things stand: days, shares, weeks. */
export const baseAxisLook = (palette: Palette) => ({
  axisLabel: { ...labelLook(palette), hideOverlap: true },
  axisTick: { show: false },
  axisLine: { lineStyle: { color: palette.line } },
});

/** An axis that values are read from. */
export const valueAxisLook = (palette: Palette) => ({
  axisLabel: labelLook(palette),
  splitLine: { lineStyle: { color: palette.line } },
});

/** What an axis is called. */
export const axisNameLook = ({ inkFaint }: Palette) => ({
  nameLocation: 'middle' as const,
  nameTextStyle: { color: inkFaint, fontSize: 12 },
});
