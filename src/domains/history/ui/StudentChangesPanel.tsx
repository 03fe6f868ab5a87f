import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { ChangesSince, StudentChanges } from '../contract.ts';
import { CellChanges } from './CellChanges.tsx';
import { historyMessages } from './messages.ts';
import { studentChangesQuery } from './queries.ts';
import { SinceChoice } from './SinceChoice.tsx';
import { useStandingText } from './useStandingText.ts';
import classes from './history.module.css';

interface StudentChangesPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** A student reads it worded for oneself. */
  readonly reader: 'staff' | 'student';
}

const cellsShown = 12;

/** How a student has moved, and by which results and deadlines. */
export function StudentChangesPanel({ courseId, studentId, reader }: StudentChangesPanelProps): ReactNode {
  const t = useMessages(historyMessages);
  const { dateTime } = useFormats();
  const [since, setSince] = useState<ChangesSince>('week');
  const query = useQuery({ ...studentChangesQuery(courseId, studentId, since), placeholderData: keepPreviousData });
  return (
    <Panel
      title={t(reader === 'staff' ? 'changes.title' : 'changes.titleOwn')}
      tools={<SinceChoice since={since} reader={reader} onChoose={setSince} />}
    >
      <Await query={query} skeleton={<BlockSkeleton height={120} />}>
        {({ span, change, ...told }) =>
          span === null || change === null ? (
            <p className={classes.quiet}>{t(told.since === 'week' ? 'changes.noWeek' : 'changes.noImport')}</p>
          ) : (
            <Change change={change} from={dateTime(span.from)} reader={reader} />
          )
        }
      </Await>
    </Panel>
  );
}

function Change({
  change,
  from,
  reader,
}: Pick<StudentChangesPanelProps, 'reader'> & {
  readonly change: NonNullable<StudentChanges['change']>;
  readonly from: string;
}): ReactNode {
  const t = useMessages(historyMessages);
  const text = useStandingText();
  const { before, after, direction } = change;
  return (
    <>
      <p>{t(`${reader === 'staff' ? 'staff' : 'own'}.${direction}`, { from })}</p>
      {before.zone !== after.zone && (
        <div className={classes.who}>
          <ZoneBadge zone={before.zone} />
          <span className={classes.arrow} aria-hidden>
            →
          </span>
          <ZoneBadge zone={after.zone} />
        </div>
      )}
      <p className={classes.figures}>{text(change)}</p>
      <CellChanges change={change} limit={cellsShown} />
    </>
  );
}
