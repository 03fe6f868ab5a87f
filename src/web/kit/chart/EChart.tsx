import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use as register, type ComposeOption, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { readPalette, type Palette } from './palette.ts';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Describes the chart in the colours of the current scheme. Keep its identity while nothing changes (useCallback). */
export type ChartDrawing = (palette: Palette) => ChartOption;

interface EChartProps {
  readonly description: string;
  readonly drawing: ChartDrawing;
  readonly height: number;
}

/** The picture itself; a chunk of its own, since the library is large. */
export default function EChart({ description, drawing, height }: EChartProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const scheme = useComputedColorScheme();

  useEffect(() => {
    if (element.current === null) return;
    const made = init(element.current);
    chart.current = made;
    const resize = new ResizeObserver(() => {
      made.resize();
    });
    resize.observe(element.current);
    return () => {
      resize.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (element.current === null) return;
    const palette = readPalette(element.current);
    const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(
      { animation, animationDuration: 350, textStyle: { fontFamily: palette.font }, ...drawing(palette) },
      { notMerge: true },
    );
  }, [drawing, scheme]);

  return <div ref={element} role="img" aria-label={description} style={{ height }} />;
}
