import { UnstyledButton } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useMessages, type Translate } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import type { AuditEvent } from '../contract.ts';
import { auditMessages } from './messages.ts';
import classes from './audit.module.css';

type Say = Translate<keyof typeof auditMessages.phrases>;

type OnCourse = (course: { id: number; name: string }) => void;

/** When, who, what, whose, from where. @param onCourse asks for the events of a course alone */
export function useEventColumns(onCourse: OnCourse): Column<AuditEvent>[] {
  const t = useMessages(auditMessages);
  const { dateTime, exact } = useFormats();
  return useMemo<Column<AuditEvent>[]>(
    () => [
      {
        key: 'what',
        header: t('list.what'),
        onPhone: 'title',
        cell: ({ action, sentence }) => (
          <span className={action === 'session.refused' ? classes.refused : undefined}>{sentence}</span>
        ),
      },
      { key: 'who', header: t('list.who'), width: '14rem', cell: (event) => nameActor(event, t) },
      { key: 'whose', header: t('list.whose'), width: '18rem', cell: (event) => nameConcerned(event, t, onCourse) },
      {
        key: 'when',
        header: t('list.when'),
        width: '9.5rem',
        cell: ({ at }) => (
          <time dateTime={at} title={exact(at)} className={classes.moment}>
            {dateTime(at)}
          </time>
        ),
      },
      { key: 'network', header: t('list.network'), width: '10rem', cell: ({ network }) => network },
    ],
    [t, dateTime, exact, onCourse],
  );
}

function nameActor({ actor, means }: AuditEvent, t: Say): ReactNode {
  if (actor === null)
    return means === 'session' || means === 'token' || means === 'telegram' ? null : t(`who.${means}`);
  return (
    <>
      {actor.name ?? t('who.erased')}
      {(means === 'token' || means === 'telegram') && <span className={classes.about}>{t(`who.${means}`)}</span>}
    </>
  );
}

/** The person concerned, unless it is who acts; the student; the course and the programme below. */
function nameConcerned({ actor, user, student, course, programme }: AuditEvent, t: Say, onCourse: OnCourse): ReactNode {
  const person = user !== null && user.id !== actor?.id ? user : student;
  return (
    <>
      {person && (person.name ?? t('who.erased'))}
      {course && (
        <span className={person ? classes.about : undefined}>
          {course.name === null ? (
            t('whose.course', { name: t('whose.gone') })
          ) : (
            <CourseButton
              name={course.name}
              onChoose={() => {
                onCourse({ id: course.id, name: course.name ?? '' });
              }}
            />
          )}
        </span>
      )}
      {programme && (
        <span className={person ? classes.about : undefined}>
          {t('whose.programme', { name: programme.name ?? t('whose.gone') })}
        </span>
      )}
    </>
  );
}

function CourseButton({ name, onChoose }: { readonly name: string; readonly onChoose: () => void }): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <UnstyledButton className={classes.narrow} title={t('filter.course')} onClick={onChoose}>
      {t('whose.course', { name })}
    </UnstyledButton>
  );
}
