import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconChevronRight, IconSchool, IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ownCoursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import { pageMessages } from '../messages.ts';
import { OwnCourse } from './OwnCourse.tsx';
import classes from './own.module.css';

/** A student's own courses, each with how it stands. */
export function OwnCoursesPage(): ReactNode {
  const t = useMessages(pageMessages);
  const query = useQuery(ownCoursesQuery);
  return (
    <>
      <PageHeader title={t('own.title')} />
      <Await query={query} skeleton={<PageSkeleton />}>
        {({ student, items }) => {
          if (student === null) return <StateBlock icon={<IconUserQuestion />} title={t('own.notLinked')} />;
          if (items.length === 0) {
            return (
              <StateBlock icon={<IconSchool />} title={t('own.empty')}>
                {t('own.emptyHint')}
              </StateBlock>
            );
          }
          return (
            <ul className={classes.list}>
              {items.map(({ id, name }) => (
                <li key={id} className={classes.course}>
                  <Link to="/my/$courseId" params={{ courseId: id }}>
                    {name}
                  </Link>
                  <OwnCourse courseId={id} studentId={student.id} />
                  <IconChevronRight size={18} aria-hidden />
                </li>
              ))}
            </ul>
          );
        }}
      </Await>
    </>
  );
}
