import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { ToldAction } from '../../ways-out/contract.ts';
import { commonActionQuery } from '../queries.ts';
import { waysMessages } from './messages.ts';
import classes from './ways-out.module.css';

interface CommonActionPanelProps {
  readonly courseId: number;
  /** A student's name, leading to the student's page. */
  readonly nameOf: (studentId: number) => ReactNode;
}

const withoutAction = {
  found: 'common.none',
  none: 'common.none',
  not_needed: 'common.notNeeded',
  over: 'state.over.staff',
  pending: 'state.pending',
} as const satisfies Record<ToldAction['state'], string>;

/** Students shown before somebody asks for more. */
const firstStudents = 9;

/** The one thing that would help the most students of a course, and whom. */
export function CommonActionPanel({ courseId, nameOf }: CommonActionPanelProps): ReactNode {
  const t = useMessages(waysMessages);
  const told = useQuery(commonActionQuery(courseId)).data;
  if (told === undefined) return null;
  const { state, action } = told;
  return (
    <Panel title={t('common.title')} about={action && t('common.about')}>
      {action ? <Action action={action} nameOf={nameOf} /> : <p className={classes.quiet}>{t(withoutAction[state])}</p>}
    </Panel>
  );
}

function Action({
  action,
  nameOf,
}: Pick<CommonActionPanelProps, 'nameOf'> & { readonly action: NonNullable<ToldAction['action']> }): ReactNode {
  const t = useMessages(waysMessages);
  const [shown, setShown] = useState(firstStudents);
  const { name, undone, worse, moved } = action;
  return (
    <>
      <p className={classes.says}>{t('common.says', { name, undone, count: moved.length })}</p>
      {worse > 0 && <p className={classes.quiet}>{t('common.worse', { count: worse })}</p>}
      <ul className={classes.moved}>
        {moved.slice(0, shown).map(({ studentId, from, to }) => (
          <li key={studentId}>
            <ZoneBadge zone={from} compact />
            <span aria-hidden>→</span>
            <ZoneBadge zone={to} compact />
            {nameOf(studentId)}
          </li>
        ))}
      </ul>
      {moved.length > shown && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setShown(moved.length);
          }}
        >
          {t('more', { count: moved.length - shown })}
        </Button>
      )}
    </>
  );
}
