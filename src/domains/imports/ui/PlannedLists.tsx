import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { PlannedCourse, PlannedOutcome } from '../contract.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

interface NamedList {
  readonly title: string;
  readonly count: number;
  readonly items: readonly string[];
}

/** Who and what appears in a course, is missing from the file or gets another name; nothing where there is none. */
export function PlannedLists({ course }: { readonly course: PlannedCourse }): ReactNode {
  const t = useMessages(reviewMessages);
  const { date } = useFormats();
  const { students, activities, programme, outcomes } = course;
  const endingOf = ({ outcome, at }: PlannedOutcome['after']) =>
    [t(`outcome.${outcome}`), ...(at === null ? [] : [date(at)])].join(', ');
  const endings = ({ count, items }: PlannedCourse['outcomes']['added']) => ({
    count,
    items: items.map(({ student, before, after }) =>
      [`${student}: ${before ? `${endingOf(before)} → ` : ''}`, endingOf(after)].join(''),
    ),
  });
  const moves = programme ? [`${programme.before ?? t('plan.noProgramme')} → ${programme.after}`] : [];
  const arrows = ({ count, items }: PlannedCourse['activities']['altered']) => ({
    count,
    items: items.map(({ before, after }) => `${before} → ${after}`),
  });
  const lists: NamedList[] = [
    { title: t('plan.programme'), count: moves.length, items: moves },
    { title: t('plan.addedStudents'), ...students.added },
    { title: t(students.areMarked ? 'plan.markedStudents' : 'plan.missingStudents'), ...students.missing },
    { title: t('plan.alteredStudents'), ...arrows(students.altered) },
    { title: t('plan.addedActivities'), ...activities.added },
    { title: t('plan.alteredActivities'), ...arrows(activities.altered) },
    { title: t('plan.addedOutcomes'), ...endings(outcomes.added) },
    { title: t('plan.alteredOutcomes'), ...endings(outcomes.altered) },
  ].filter(({ count }) => count > 0);
  return <NamedLists lists={lists} />;
}

/** Lists of names side by side; nothing where there is none. */
export function NamedLists({ lists }: { readonly lists: readonly NamedList[] }): ReactNode {
  const t = useMessages(reviewMessages);
  if (lists.length === 0) return null;
  return (
    <div className={classes.lists}>
      {lists.map(({ title, count, items }) => (
        <section key={title}>
          <h3>
            {title} · {count}
          </h3>
          <ul tabIndex={0}>
            {items.map((item, index) => (
              <li key={`${index} ${item}`}>{item}</li>
            ))}
            {count > items.length && (
              <li className={classes.faint}>{t('plan.more', { count: count - items.length })}</li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
