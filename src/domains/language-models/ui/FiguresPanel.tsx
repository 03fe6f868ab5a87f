import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Chart } from '#web/kit/chart/Chart.tsx';
import { PeriodControl } from '#web/kit/chart/PeriodControl.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { ModelFiguresAnswer } from '../contract.ts';
import { figuresDrawing, partOf, parts, type Part } from './figures-drawing.ts';
import { modelMessages } from './messages.ts';
import { figuresQuery } from './queries.ts';
import { SharesTable } from './SharesTable.tsx';
import { useMoney } from './useMoney.ts';
import classes from './language-models.module.css';

const periods = [7, 30, 92] as const;

/** What was asked in a period and what became of it: in figures, by day, by provider and by course. */
export function FiguresPanel(): ReactNode {
  const t = useMessages(modelMessages);
  const [days, setDays] = useState<number>(30);
  const query = useQuery(figuresQuery(days));
  return (
    <Panel
      title={t('figures.title')}
      tools={
        <PeriodControl
          label={t('figures.period')}
          periods={periods}
          nameOf={(count) => t('figures.days', { count })}
          days={days}
          onChange={setDays}
        />
      }
    >
      <Await query={query} skeleton={<BlockSkeleton height={320} />}>
        {(figures) =>
          figures.total.calls === 0 ? (
            <p className={classes.quiet}>{t('figures.empty')}</p>
          ) : (
            <div className={classes.figures}>
              <Totals figures={figures} />
              <DaysChart figures={figures} />
              <SharesTable figures={figures} />
            </div>
          )
        }
      </Await>
    </Panel>
  );
}

function Totals({ figures: { total, currency } }: { readonly figures: ModelFiguresAnswer }): ReactNode {
  const t = useMessages(modelMessages);
  const { number, percent, seconds } = useFormats();
  const money = useMoney(currency);
  const share = (100 * total.answered) / total.calls;
  const time = (milliseconds: number | null) => (milliseconds === null ? t('none') : seconds(milliseconds / 1000));
  return (
    <StatRow>
      <StatTile
        label={t('figures.calls')}
        value={number(total.calls)}
        note={t('figures.cached', { value: number(total.cached) })}
      />
      <StatTile
        label={t('figures.success')}
        value={percent(share, 1)}
        note={t('figures.failed', { failed: number(total.failed), withheld: number(total.withheld) })}
        tone={share < 80 ? 'bad' : share < 95 ? 'warning' : 'good'}
      />
      <StatTile
        label={t('figures.time')}
        value={time(total.p50Ms)}
        note={t('figures.slow', { time: time(total.p95Ms) })}
      />
      <StatTile label={t('figures.cost')} value={money(total.cost)} />
      <StatTile
        label={t('figures.tokens')}
        value={number(total.tokensIn + total.tokensOut)}
        note={t('figures.tokensNote', { input: number(total.tokensIn), output: number(total.tokensOut) })}
      />
      <StatTile label={t('figures.refused')} value={number(total.refused)} note={t('figures.refusedNote')} />
      <StatTile label={t('figures.repeated')} value={number(total.repeated)} />
    </StatRow>
  );
}

function DaysChart({ figures: { days, total } }: { readonly figures: ModelFiguresAnswer }): ReactNode {
  const t = useMessages(modelMessages);
  const { number, date } = useFormats();
  // A day of the institution is written as such: at noon it is the same day in the institution's zone.
  const dayName = useMemo(() => (day: string) => date(`${day}T09:00:00Z`), [date]);
  const names = useMemo<Record<Part, string>>(
    () => ({
      asked: t('series.asked'),
      cached: t('series.cached'),
      refused: t('series.refused'),
      failed: t('series.failed'),
    }),
    [t],
  );
  const drawing = useMemo(() => figuresDrawing(days, names, dayName), [days, names, dayName]);
  return (
    <Chart
      height={260}
      description={t('figures.chart', {
        calls: number(total.calls),
        answered: number(total.answered),
        failed: number(total.failed + total.withheld),
      })}
      drawing={drawing}
      data={{
        headers: [t('figures.day'), ...parts.map((part) => names[part])],
        rows: days.map((day) => [dayName(day.day), ...parts.map((part) => number(partOf(part, day)))]),
      }}
    />
  );
}
