import { useCallback, type ReactNode } from 'react';
import type { Figures } from '#domains/risk/evaluation/contract.ts';
import { Chart } from '#web/kit/chart/Chart.tsx';
import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { axisNameLook, valueAxisLook } from '#web/kit/chart/look.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { modelMessages } from './messages.ts';

interface ReliabilityChartProps {
  /** One or two models by name; keep its identity while nothing changes. */
  readonly curves: readonly { readonly name: string; readonly figures: Figures }[];
}

/** Probabilities beside the share that failed or left; the dashed line is where both are equal. */
export function ReliabilityChart({ curves }: ReliabilityChartProps): ReactNode {
  const t = useMessages(modelMessages);
  const { percent, number } = useFormats();
  const drawing = useDrawing(curves);
  const eces = curves.map(({ figures: { ece } }) => (ece === null ? t('none') : percent(100 * ece, 1)));
  return (
    <Chart
      height={300}
      description={t('reliability.description', { ece: eces.join(', ') })}
      drawing={drawing}
      data={{
        headers: ['', t('reliability.predicted'), t('reliability.observed'), t('figure.n')],
        rows: curves.flatMap(({ name, figures }) =>
          figures.reliability.map(({ n, predicted, observed }) => [
            name,
            percent(100 * predicted, 1),
            percent(100 * observed, 1),
            number(n),
          ]),
        ),
      }}
    />
  );
}

function useDrawing(curves: ReliabilityChartProps['curves']): ChartDrawing {
  const t = useMessages(modelMessages);
  return useCallback<ChartDrawing>(
    (palette) => {
      const axis = (name: string, gap: number) => ({
        type: 'value' as const,
        name,
        nameGap: gap,
        min: 0,
        max: 100,
        ...axisNameLook(palette),
        ...valueAxisLook(palette),
      });
      const ideal = t('reliability.ideal');
      return {
        grid: { left: 24, right: 16, top: 36, bottom: 24, containLabel: true },
        legend: { top: 0, left: 'center', textStyle: { color: palette.ink }, icon: 'circle', itemHeight: 9 },
        xAxis: axis(t('reliability.predicted'), 28),
        yAxis: axis(t('reliability.observed'), 34),
        series: [
          ...curves.map(({ name, figures }, index) => ({
            name,
            type: 'line' as const,
            data: figures.reliability.map(({ predicted, observed }) => [100 * predicted, 100 * observed]),
            symbol: 'circle',
            symbolSize: 7,
            lineStyle: { width: 2 },
            color: index === 0 ? palette.accent : palette.zoneC,
          })),
          {
            name: ideal,
            type: 'line' as const,
            data: [
              [0, 0],
              [100, 100],
            ],
            showSymbol: false,
            lineStyle: { width: 1, type: 'dashed' as const, color: palette.inkFaint },
            color: palette.inkFaint,
          },
        ],
      };
    },
    [curves, t],
  );
}
