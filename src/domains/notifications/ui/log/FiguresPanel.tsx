import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Chart } from '#web/kit/chart/Chart.tsx';
import { PeriodControl } from '#web/kit/chart/PeriodControl.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { channels, type Channel, type DeliveryFigures } from '../../contract.ts';
import { ChannelMark } from '../DeliveryMark.tsx';
import { logMessages } from '../log-messages.ts';
import { notificationMessages } from '../messages.ts';
import { figuresDrawing, parts, type Part } from './figures-drawing.ts';
import { deliveryFiguresQuery } from './queries.ts';
import classes from './log.module.css';

const periods = [7, 14, 30] as const;

/** How messages of the last days ended, by channel. */
export function FiguresPanel(): ReactNode {
  const t = useMessages(logMessages);
  const [days, setDays] = useState<number>(14);
  const query = useQuery(deliveryFiguresQuery(days));
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
      <Await query={query} skeleton={<BlockSkeleton height={200} />}>
        {(figures) => {
          const used = channels.filter((channel) => figures.days.some((day) => sumOf(day[channel]) > 0));
          if (used.length === 0) return <p className={classes.quiet}>{t('figures.empty')}</p>;
          return (
            <div className={classes.charts}>
              {used.map((channel) => (
                <ChannelChart key={channel} channel={channel} days={figures.days} />
              ))}
            </div>
          );
        }}
      </Await>
    </Panel>
  );
}

type Counts = DeliveryFigures['days'][number][Channel];

const sumOf = (counts: Counts): number => parts.reduce((sum, part) => sum + counts[part], 0);

interface ChannelChartProps {
  readonly channel: Channel;
  readonly days: DeliveryFigures['days'];
}

function ChannelChart({ channel, days }: ChannelChartProps): ReactNode {
  const t = useMessages(logMessages);
  const words = useMessages(notificationMessages);
  const { number, date } = useFormats();
  const own = useMemo(() => days.map((day) => ({ day: day.day, ...day[channel] })), [days, channel]);
  // A day of the institution is written as such: at noon it is the same day in the institution's zone.
  const dayName = useMemo(() => (day: string) => date(`${day}T09:00:00Z`), [date]);
  const names = useMemo<Record<Part, string>>(
    () => ({
      sent: t('part.sent'),
      waiting: t('part.waiting'),
      skipped: t('part.skipped'),
      failed: t('part.failed'),
    }),
    [t],
  );
  const drawing = useMemo(() => figuresDrawing(own, names, dayName), [own, names, dayName]);
  const total = (part: Part): string => number(own.reduce((sum, day) => sum + day[part], 0));
  return (
    <div className={classes.chart}>
      <h3>
        <ChannelMark channel={channel} />
      </h3>
      <Chart
        height={200}
        description={t('figures.chart', {
          ...{ channel: words(`channel.${channel}`), sent: total('sent') },
          ...{ skipped: total('skipped'), failed: total('failed') },
        })}
        drawing={drawing}
        data={{
          headers: [t('figures.day'), ...parts.map((part) => names[part])],
          rows: own.map((day) => [dayName(day.day), ...parts.map((part) => number(day[part]))]),
        }}
      />
    </div>
  );
}
