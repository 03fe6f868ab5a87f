import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { StudentResults } from '../contract.ts';
import { gradebookMessages } from './messages.ts';
import classes from './gradebook.module.css';

interface ActivityListProps {
  readonly results: StudentResults;
  readonly which: 'overdue' | 'upcoming';
}

/** The longest list that is shown whole; the table of all activities has the rest. */
const shownAtMost = 12;

/** What a student has overdue (the oldest first), or what comes next. */
export function ActivityList({ results, which }: ActivityListProps): ReactNode {
  const t = useMessages(gradebookMessages);
  const { dateTime, relative } = useFormats();
  const items = results.items
    .flatMap(({ id, name, dueAt, state }) => (state === which && dueAt !== null ? [{ id, name, dueAt }] : []))
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  return (
    <Panel title={t(`${which}.title`)} tools={items.length > 0 && items.length}>
      {items.length === 0 ? (
        <p className={classes.quiet}>{t(`${which}.none`)}</p>
      ) : (
        <ul className={classes.list}>
          {items.slice(0, shownAtMost).map(({ id, name, dueAt }) => (
            <li key={id}>
              {name}
              <time dateTime={dueAt} title={dateTime(dueAt)}>
                {relative(dueAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {items.length > shownAtMost && (
        <p className={classes.quiet}>{t('list.more', { count: items.length - shownAtMost })}</p>
      )}
    </Panel>
  );
}
