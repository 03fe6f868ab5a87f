import { useCallback, useMemo, type ReactNode } from 'react';
import { Chart } from '#web/kit/chart/Chart.tsx';
import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { StudentResults } from '../contract.ts';
import { gradebookMessages } from './messages.ts';
import { byDay, progressOf, type ProgressPoint } from './progress.ts';
import classes from './gradebook.module.css';

/** How a student's completed activities grew over time, beside what was due by then. */
export function ProgressPanel({ results }: { readonly results: StudentResults }): ReactNode {
  const t = useMessages(gradebookMessages);
  const { date } = useFormats();
  const { done, due, count } = useMemo(() => progressOf(results), [results]);
  const drawing = useDrawing(done, due);
  const [from, to] = [done.at(0), done.at(-1)];
  return (
    <Panel title={t('progress.title')}>
      {from === undefined || to === undefined ? (
        <p className={classes.quiet}>{t('progress.none')}</p>
      ) : (
        <Chart
          height={220}
          drawing={drawing}
          description={t('progress.description', {
            from: date(new Date(from[0])),
            to: date(new Date(to[0])),
            done: to[1],
            count,
          })}
          data={{
            headers: [t('progress.day'), t('progress.done')],
            rows: byDay(done, (moment) => date(new Date(moment))).map(([day, total]) => [day, String(total)]),
          }}
        />
      )}
    </Panel>
  );
}

function useDrawing(done: readonly ProgressPoint[], due: readonly ProgressPoint[]): ChartDrawing {
  const t = useMessages(gradebookMessages);
  const { date } = useFormats();
  return useCallback<ChartDrawing>(
    (palette) => {
      const line = (name: string, points: readonly ProgressPoint[], color: string, dashed: boolean) => ({
        type: 'line' as const,
        name,
        step: 'end' as const,
        showSymbol: points.length < 2,
        data: points.map(([moment, count]) => [moment, count]),
        lineStyle: { color, width: 2, type: dashed ? ('dashed' as const) : ('solid' as const) },
        itemStyle: { color },
        ...(dashed ? {} : { areaStyle: { color, opacity: 0.1 } }),
      });
      return {
        grid: { left: 4, right: 12, top: 34, bottom: 0, containLabel: true },
        legend: {
          top: 0,
          left: 0,
          icon: 'roundRect',
          itemWidth: 14,
          itemHeight: 3,
          textStyle: { color: palette.inkFaint, fontSize: 12 },
        },
        tooltip: {
          trigger: 'axis',
          ...tooltipLook(palette),
          axisPointer: { lineStyle: { color: palette.inkFaint } },
        },
        xAxis: {
          type: 'time',
          ...baseAxisLook(palette),
          axisLabel: { ...baseAxisLook(palette).axisLabel, formatter: (moment: number) => date(new Date(moment)) },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          ...valueAxisLook(palette),
        },
        series: [
          line(t('progress.done'), done, palette.accent, false),
          ...(due.length === 0 ? [] : [line(t('progress.due'), due, palette.zoneC, true)]),
        ],
      };
    },
    [done, due, t, date],
  );
}
