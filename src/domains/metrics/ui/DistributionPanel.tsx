import { useCallback, type ReactNode } from 'react';
import type { Zone } from '#domains/risk/contract.ts';
import { Chart } from '#web/kit/chart/Chart.tsx';
import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { axisNameLook, baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { binCount, binLabel, histogram } from './histogram.ts';
import { metricMessages } from './messages.ts';
import classes from './metrics.module.css';

interface DistributionPanelProps {
  /** Each student's completion with the zone; keep its identity while nothing changes. */
  readonly students: readonly { readonly percentage: number; readonly group: Zone | null }[];
  readonly median: number | null;
  readonly isPending: boolean;
}

const groups = ['C', 'B', 'A', null] as const;

/** How completion is spread over the course, the zones stacked in each bar. */
export function DistributionPanel({ students, median, isPending }: DistributionPanelProps): ReactNode {
  const t = useMessages(metricMessages);
  const kit = useMessages(kitMessages);
  const { percent } = useFormats();
  const drawing = useDrawing(students);
  const medianText = median === null ? t('none') : percent(median, 1);
  const series = histogram(students, groups);
  const names = groups.map((group) => kit(`zone.${group ?? 'none'}`));
  return (
    <Panel title={t('distribution.title')} tools={median !== null && t('distribution.median', { value: medianText })}>
      {isPending && <BlockSkeleton height={232} />}
      {!isPending && students.length === 0 && <p className={classes.quiet}>{t('distribution.none')}</p>}
      {students.length > 0 && (
        <Chart
          height={232}
          description={t('distribution.description', { median: medianText })}
          drawing={drawing}
          data={{
            headers: [t('distribution.share'), ...names],
            rows: Array.from({ length: binCount }, (_, bin) => [
              binLabel(bin),
              ...series.map((counts) => String(counts[bin] ?? 0)),
            ]),
          }}
        />
      )}
    </Panel>
  );
}

function useDrawing(students: DistributionPanelProps['students']): ChartDrawing {
  const t = useMessages(metricMessages);
  const kit = useMessages(kitMessages);
  return useCallback<ChartDrawing>(
    (palette) => {
      const colours = [palette.zoneC, palette.zoneB, palette.zoneA, palette.zoneNone];
      const series = histogram(students, groups);
      return {
        grid: { left: 4, right: 4, top: 12, bottom: 0, containLabel: true },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.5 } },
          ...tooltipLook(palette),
        },
        xAxis: {
          type: 'category',
          data: Array.from({ length: binCount }, (_, bin) => binLabel(bin)),
          name: t('distribution.share'),
          nameGap: 28,
          ...axisNameLook(palette),
          ...baseAxisLook(palette),
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          ...valueAxisLook(palette),
        },
        series: groups.flatMap((group, index) => {
          const data = series[index] ?? [];
          if (data.every((count) => count === 0)) return [];
          return [
            {
              type: 'bar' as const,
              name: kit(`zone.${group ?? 'none'}`),
              stack: 'zones',
              data: data.map((count) => (count === 0 ? null : count)),
              barCategoryGap: '18%',
              itemStyle: { color: colours[index] ?? palette.zoneNone, borderColor: palette.surface, borderWidth: 1 },
            },
          ];
        }),
      };
    },
    [students, t, kit],
  );
}
