import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import type { WaysOut } from '../../ways-out/contract.ts';
import { waysOutQuery } from '../queries.ts';
import { waysMessages } from './messages.ts';
import { WayView } from './WayView.tsx';
import classes from './ways-out.module.css';

interface WaysOutPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ. */
  readonly reader: 'staff' | 'student';
}

/** The least that would lead a student to a better zone; nothing for those who need none. */
export function WaysOutPanel({ courseId, studentId, reader }: WaysOutPanelProps): ReactNode {
  const query = useQuery(waysOutQuery(courseId, studentId));
  return (
    <Await query={query} skeleton={<BlockSkeleton height={160} />}>
      {(told) => told.state !== 'not_needed' && <ToldWays told={told} reader={reader} />}
    </Await>
  );
}

interface ToldProps extends Pick<WaysOutPanelProps, 'reader'> {
  readonly told: WaysOut;
}

function ToldWays({ told, reader }: ToldProps): ReactNode {
  const t = useMessages(waysMessages);
  const assumed = useAssumed(told, reader);
  return (
    <Panel title={t(`title.${reader}`)} about={assumed}>
      <div className={classes.ways}>
        <Ways told={told} reader={reader} />
      </div>
    </Panel>
  );
}

/** What is taken for granted, in words; nothing where nothing is promised. */
function useAssumed({ usual, ways, nearest }: WaysOut, reader: ToldProps['reader']): string | undefined {
  const t = useMessages(waysMessages);
  const { percent } = useFormats();
  if (ways.length === 0 && nearest === null) return undefined;
  const score = percent(usual?.pct ?? 0);
  if (reader === 'student') return t(usual ? 'assumed.toOneself' : 'assumed.toOneselfNone', { score });
  return t(usual === null ? 'assumed.none' : usual.of === 'student' ? 'assumed.own' : 'assumed.course', { score });
}

function Ways({ told, reader }: ToldProps): ReactNode {
  const t = useMessages(waysMessages);
  const { state, from, ways, nearest } = told;
  if (state === 'not_needed') return null;
  if (state === 'pending') return <p className={classes.quiet}>{t('state.pending')}</p>;
  if (state === 'found')
    return (
      <>
        {ways.map((way) => (
          <WayView key={way.zone} way={way} from={from} reader={reader} />
        ))}
        {reader === 'staff' && ways.every(({ zone }) => zone !== 'A') && (
          <p className={classes.quiet}>{t('onlyB.staff')}</p>
        )}
      </>
    );
  if (state === 'none' && nearest !== null)
    return (
      <>
        <p>{t(`nearest.${reader}`)}</p>
        <WayView way={nearest} from={from} reader={reader} isShort />
      </>
    );
  return <p className={classes.quiet}>{t(`state.${state}.${reader}`)}</p>;
}
