import { useCallback, type ReactNode } from 'react';
import type { LeadTime } from '#domains/risk/evaluation/contract.ts';
import { Chart } from '#web/kit/chart/Chart.tsx';
import type { ChartDrawing } from '#web/kit/chart/EChart.tsx';
import { axisNameLook, baseAxisLook, tooltipLook, valueAxisLook } from '#web/kit/chart/look.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

/** How long before the end those who failed or left were warned of. */
export function LeadTimePanel({ leadTime }: { readonly leadTime: LeadTime }): ReactNode {
  const t = useMessages(modelMessages);
  const { number, percent } = useFormats();
  const drawing = useDrawing(leadTime);
  const { students, never, medianWeeks, weeks } = leadTime;
  const median = medianWeeks === null ? t('none') : number(medianWeeks, 1);
  return (
    <Panel title={t('lead.title')} about={t('lead.about')}>
      {students === 0 ? (
        <p className={classes.help}>{t('lead.nobody')}</p>
      ) : (
        <div className={classes.parts}>
          <StatRow>
            <StatTile label={t('lead.median')} value={median} />
            <StatTile
              label={t('lead.never')}
              value={percent((100 * never) / students)}
              note={t('lead.neverNote', { count: never, students: number(students) })}
            />
          </StatRow>
          {weeks.length > 0 && (
            <Chart
              description={t('lead.description', { median })}
              drawing={drawing}
              data={{
                headers: [t('lead.weeks'), t('lead.students')],
                rows: weeks.map((column) => [String(column.weeks), String(column.students)]),
              }}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

function useDrawing({ weeks }: LeadTime): ChartDrawing {
  const t = useMessages(modelMessages);
  return useCallback<ChartDrawing>(
    (palette) => {
      const longest = weeks.at(-1)?.weeks ?? 0;
      const counts = new Map(weeks.map((column) => [column.weeks, column.students]));
      const columns = Array.from({ length: longest + 1 }, (_, week) => week);
      return {
        grid: { left: 4, right: 4, top: 12, bottom: 28, containLabel: true },
        tooltip: {
          trigger: 'axis',
          ...tooltipLook(palette),
        },
        xAxis: {
          type: 'category',
          data: columns.map(String),
          name: t('lead.weeks'),
          nameGap: 28,
          ...axisNameLook(palette),
          ...baseAxisLook(palette),
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          ...valueAxisLook(palette),
        },
        series: [
          {
            name: t('lead.students'),
            type: 'bar',
            data: columns.map((week) => counts.get(week) ?? 0),
            color: palette.accent,
            barCategoryGap: '20%',
          },
        ],
      };
    },
    [weeks, t],
  );
}
