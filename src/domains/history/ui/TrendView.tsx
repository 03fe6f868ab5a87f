import { useMemo, type ReactNode } from 'react';
import { Chart } from '#web/kit/chart/Chart.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { Trend, TrendPoint } from '../contract.ts';
import { changeText } from './change-text.ts';
import { historyMessages } from './messages.ts';
import { areasDrawing } from './trend-drawings.ts';
import { TrendLines } from './TrendLines.tsx';
import classes from './history.module.css';

const zones = ['C', 'B', 'A', 'none'] as const;
type ZoneKey = (typeof zones)[number];

/** Share of a zone among the students of a moment, 0–100; null without students. */
function shareOf(point: TrendPoint, zone: ZoneKey): number | null {
  return point.students === 0 ? null : (100 * point.zones[zone]) / point.students;
}

/** Students together over time: what has changed in words, figures as lines, zones as areas. */
export function TrendView({ trend }: { readonly trend: Trend }): ReactNode {
  const t = useMessages(historyMessages);
  const formats = useFormats();
  const { points, before } = trend;
  const newest = points.at(-1);
  if (!newest) return <p className={classes.quiet}>{t('trend.noneThere')}</p>;
  const figures = [
    { label: t('trend.completion'), pick: (point: TrendPoint) => point.completionPct },
    { label: t('trend.attendance'), pick: (point: TrendPoint) => point.attendancePct },
    { label: t('trend.overdue'), pick: (point: TrendPoint) => point.overduePct },
    { label: t('trend.atRisk'), pick: (point: TrendPoint) => shareOf(point, 'C') },
  ].filter(({ pick }) => pick(newest) !== null);
  return (
    <div className={classes.trend}>
      <StatRow>
        {figures.map(({ label, pick }) => (
          <StatTile
            key={label}
            label={label}
            value={formats.percent(pick(newest) ?? 0, 1)}
            note={changeText(
              { value: pick(newest), before: before === null ? undefined : { value: pick(before), at: before.at } },
              t,
              formats,
            )}
          />
        ))}
      </StatRow>
      <div className={classes.pictures}>
        <TrendLines points={points} />
        <ZoneAreas points={points} />
      </div>
    </div>
  );
}

function ZoneAreas({ points }: { readonly points: readonly TrendPoint[] }): ReactNode {
  const t = useMessages(historyMessages);
  const kit = useMessages(kitMessages);
  const { date, percent } = useFormats();
  const shown = useMemo(() => zones.filter((zone) => points.some((point) => point.zones[zone] > 0)), [points]);
  const drawing = useMemo(
    () =>
      areasDrawing({
        moments: points.map(({ at }) => at),
        lines: shown.map((zone) => ({
          name: zone === 'none' ? kit('zone.none') : zone,
          values: points.map((point) => shareOf(point, zone)),
          colour: (palette) => palette[`zone${zone === 'none' ? 'None' : zone}`],
        })),
        date,
        percent,
      }),
    [points, shown, kit, date, percent],
  );
  const period = { from: date(points[0]?.at ?? ''), to: date(points.at(-1)?.at ?? '') };
  return (
    <figure className={classes.figure}>
      <figcaption>{t('trend.zonesTitle')}</figcaption>
      <Chart
        description={t('trend.zones', period)}
        drawing={drawing}
        data={{
          headers: [t('trend.moment'), ...shown.map((zone) => kit(`zone.${zone}`))],
          rows: points.map((point) => [date(point.at), ...shown.map((zone) => String(point.zones[zone]))]),
        }}
      />
    </figure>
  );
}
