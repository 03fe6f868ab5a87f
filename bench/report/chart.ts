import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

export interface Series {
  readonly name: string;
  /** One for each category; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** What ought to be, beside what is: drawn dashed and grey. */
  readonly isReference?: boolean;
}

export interface Chart {
  /** Name of its file, without language and ending. */
  readonly name: string;
  /** What it shows, for those who do not see it. */
  readonly alternative: string;
  readonly kind: 'line' | 'bar';
  readonly xName: string;
  readonly yName: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

const grey = '#888888';
/** Readable on white and on black alike, also for the colour-blind (Okabe and Ito 2008). */
const colours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00'];
/** An image is shown on a light page or on a dark one, and only the reader's browser knows. */
const style = `<style>
text { fill: #24292f; }
@media (prefers-color-scheme: dark) { text { fill: #d0d7de; } }
</style>`;

/** The chart as an SVG image, the same for the same figures. */
export function drawChart(chart: Chart): string {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 320 });
  try {
    drawn.setOption(optionOf(chart));
    return (
      drawn
        .renderToSVGString({ useViewBox: true })
        // What an image has no use for: the classes and marks by which a page answers to the pointer.
        .replaceAll(/<style ?>.*?<\/style>\n?/gs, '')
        .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
        // Its names count the charts drawn in this process.
        .replaceAll(/\bzr\d+-/g, 'chart-')
        .replace(/(<svg[^>]*>)/, `$1\n<title>${escapeText(chart.alternative)}</title>\n${style}`)
        .trimEnd() + '\n'
    );
  } finally {
    drawn.dispose();
  }
}

function optionOf({ kind, xName, yName, categories, series }: Chart): EChartsCoreOption {
  const axis = { axisLine: { lineStyle: { color: grey } }, splitLine: { lineStyle: { color: grey, opacity: 0.25 } } };
  return {
    animation: false,
    color: colours,
    legend: { bottom: 0 },
    grid: { left: 16, right: 24, top: 36, bottom: 72, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...axis, type: 'category', data: categories, name: xName, nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis, type: 'value', min: 0, name: yName, nameTextStyle: { align: 'left' } },
    series: series.map(({ name, values, isReference = false }) => ({
      type: kind,
      name,
      data: values,
      symbolSize: 7,
      barMaxWidth: 36,
      ...(isReference && { color: grey, symbol: 'none', lineStyle: { type: 'dashed' } }),
    })),
  };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
