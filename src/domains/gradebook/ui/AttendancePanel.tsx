import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { timesOf, type CellState, type StudentResults } from '../contract.ts';
import { gradebookMessages } from './messages.ts';
import classes from './gradebook.module.css';

const marks = ['present', 'absent', 'excused', 'unknown'] as const;
type Mark = (typeof marks)[number];

/** A student's mark at every lesson. */
export function AttendancePanel({ results }: { readonly results: StudentResults }): ReactNode {
  const t = useMessages(gradebookMessages);
  const { dateTime } = useFormats();
  const lessons = results.items.filter(({ kind }) => kind === 'lesson');
  const present = marks.filter((mark) => lessons.some(({ state }) => markOf(state) === mark));
  return (
    <Panel title={t('attendance.title')}>
      {lessons.length === 0 ? (
        <p className={classes.quiet}>{t('attendance.none')}</p>
      ) : (
        <>
          <ol className={classes.lessons}>
            {lessons.map(({ id, name, state, held }, index) => {
              const times = timesOf(held, dateTime);
              const words = `${[name, ...times].join(', ')}: ${t(`attendance.${markOf(state)}`)}`;
              return (
                <li key={id} className={classes.lesson} data-state={markOf(state)} title={words}>
                  <span role="img" aria-label={words}>
                    {index + 1}
                  </span>
                </li>
              );
            })}
          </ol>
          <div className={classes.lessonsKey}>
            {present.map((mark) => (
              <span key={mark}>
                {t(`attendance.${mark}`)} – {lessons.filter(({ state }) => markOf(state) === mark).length}
              </span>
            ))}
          </div>
        </>
      )}
    </Panel>
  );
}

function markOf(state: CellState): Mark {
  return marks.find((mark) => mark === state) ?? 'unknown';
}
