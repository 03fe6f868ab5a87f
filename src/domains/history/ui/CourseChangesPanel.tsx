import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { ChangesSince, CourseChanges, StudentChange } from '../contract.ts';
import { CellChanges } from './CellChanges.tsx';
import { historyMessages } from './messages.ts';
import { courseChangesQuery } from './queries.ts';
import { SinceChoice } from './SinceChoice.tsx';
import { useStandingText } from './useStandingText.ts';
import classes from './history.module.css';

interface CourseChangesPanelProps {
  readonly courseId: number;
  /** A student's name, leading to the student's page; nothing for who is not in the course any more. */
  readonly nameOf: (studentId: number) => ReactNode;
}

/** Students shown before somebody asks for more, and cells of each. */
const firstStudents = 5;
const cellsShown = 3;

/** Who stands worse or better, the most important first, and what did it. */
export function CourseChangesPanel({ courseId, nameOf }: CourseChangesPanelProps): ReactNode {
  const t = useMessages(historyMessages);
  const { dateTime } = useFormats();
  const [since, setSince] = useState<ChangesSince>('week');
  const query = useQuery({ ...courseChangesQuery(courseId, since), placeholderData: keepPreviousData });
  const span = query.data?.span;
  return (
    <Panel
      title={t('changes.title')}
      about={span && t('changes.span', { from: dateTime(span.from) })}
      tools={<SinceChoice since={since} reader="staff" onChoose={setSince} />}
    >
      <Await query={query} skeleton={<BlockSkeleton height={160} />}>
        {(changes) => <Changes key={changes.since} changes={changes} nameOf={nameOf} />}
      </Await>
    </Panel>
  );
}

function Changes({
  changes: { since, span, students, counts },
  nameOf,
}: Pick<CourseChangesPanelProps, 'nameOf'> & { readonly changes: CourseChanges }): ReactNode {
  const t = useMessages(historyMessages);
  if (span === null)
    return <p className={classes.quiet}>{t(since === 'week' ? 'changes.noWeek' : 'changes.noImport')}</p>;
  if (students.length === 0) return <p className={classes.quiet}>{t('changes.nobody')}</p>;
  return (
    <div className={classes.sides}>
      {(['worse', 'better'] as const).map((side) => (
        <Side
          key={side}
          side={side}
          title={
            counts[side] === 0
              ? t(side === 'worse' ? 'changes.noneWorse' : 'changes.noneBetter')
              : t(`changes.${side}`, { count: counts[side] })
          }
          students={students.filter(({ direction }) => direction === side)}
          nameOf={nameOf}
        />
      ))}
    </div>
  );
}

function Side({
  side,
  title,
  students,
  nameOf,
}: Pick<CourseChangesPanelProps, 'nameOf'> & {
  readonly side: 'worse' | 'better';
  readonly title: string;
  readonly students: readonly StudentChange[];
}): ReactNode {
  const t = useMessages(historyMessages);
  const text = useStandingText();
  const [shown, setShown] = useState(firstStudents);
  return (
    <div className={classes.side} data-side={side}>
      <h3>{title}</h3>
      <ol className={classes.students}>
        {students.slice(0, shown).map((change) => (
          <li key={change.studentId}>
            <div className={classes.who}>
              <ZoneBadge zone={change.before.zone} compact />
              {change.before.zone !== change.after.zone && (
                <>
                  <span className={classes.arrow} aria-hidden>
                    →
                  </span>
                  <ZoneBadge zone={change.after.zone} compact />
                </>
              )}
              {nameOf(change.studentId)}
            </div>
            <p className={classes.figures}>{text(change)}</p>
            <CellChanges change={change} limit={cellsShown} />
          </li>
        ))}
      </ol>
      {students.length > shown && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setShown(students.length);
          }}
        >
          {t('changes.more', { count: students.length - shown })}
        </Button>
      )}
    </div>
  );
}
