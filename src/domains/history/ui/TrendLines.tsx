import { useMemo, type ReactNode } from 'react';
import { Chart } from '#web/kit/chart/Chart.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { historyMessages } from './messages.ts';
import { linesDrawing } from './trend-drawings.ts';
import classes from './history.module.css';

interface LinePoint {
  readonly at: string;
  readonly completionPct: number | null;
  readonly attendancePct: number | null;
  readonly overduePct: number | null;
}

/** Completion, attendance and the share overdue over time; a figure that is never known has no line. */
export function TrendLines({ points }: { readonly points: readonly LinePoint[] }): ReactNode {
  const t = useMessages(historyMessages);
  const { date, percent } = useFormats();
  const lines = useMemo(
    () =>
      [
        {
          name: t('trend.completion'),
          values: points.map(({ completionPct }) => completionPct),
          colour: ({ accent }: { accent: string }) => accent,
        },
        {
          name: t('trend.attendance'),
          values: points.map(({ attendancePct }) => attendancePct),
          colour: ({ zoneA }: { zoneA: string }) => zoneA,
        },
        {
          name: t('trend.overdue'),
          values: points.map(({ overduePct }) => overduePct),
          colour: ({ zoneC }: { zoneC: string }) => zoneC,
        },
      ].filter(({ values }) => values.some((value) => value !== null)),
    [points, t],
  );
  const drawing = useMemo(
    () => linesDrawing({ moments: points.map(({ at }) => at), lines, date, percent }),
    [points, lines, date, percent],
  );
  const period = { from: date(points[0]?.at ?? ''), to: date(points.at(-1)?.at ?? '') };
  return (
    <figure className={classes.figure}>
      <figcaption>{t('trend.linesTitle')}</figcaption>
      <Chart
        description={t('trend.lines', period)}
        drawing={drawing}
        data={{
          headers: [t('trend.moment'), ...lines.map(({ name }) => name)],
          rows: points.map(({ at }, index) => [
            date(at),
            ...lines.map(({ values }) => {
              const value = values[index] ?? null;
              return value === null ? t('none') : percent(value, 1);
            }),
          ]),
        }}
      />
    </figure>
  );
}
