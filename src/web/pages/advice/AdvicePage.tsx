import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { adviceMessages } from '#domains/recommendations/ui/messages.ts';
import { waitingQuery } from '#domains/recommendations/ui/queries.ts';
import { ReviewFilters } from '#domains/recommendations/ui/queue/ReviewFilters.tsx';
import type { QueueLinks } from '#domains/recommendations/ui/queue/queue-links.ts';
import { ReviewQueue } from '#domains/recommendations/ui/queue/ReviewQueue.tsx';
import { ShowingSetting } from '#domains/recommendations/ui/queue/ShowingSetting.tsx';
import { coursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import classes from './advice.module.css';

const frame = getRouteApi('/signed-in');
const route = getRouteApi('/signed-in/advice');

const links: QueueLinks = {
  student: ({ course, studentId, student }) => (
    <Link to="/courses/$courseId/students/$studentId" params={{ courseId: course.id, studentId }}>
      {student}
    </Link>
  ),
  course: ({ course }) => (
    <Link to="/courses/$courseId" params={{ courseId: course.id }}>
      {course.name}
    </Link>
  ),
};

/** Advice that waits for a teacher, of all courses of the reader or of one. */
export function AdvicePage(): ReactNode {
  const t = useMessages(adviceMessages);
  const { session } = frame.useRouteContext();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const waiting = useQuery(waitingQuery).data;
  const courses = useQuery(coursesQuery).data ?? [];
  const { courseId } = search;
  const course = courses.find(({ id }) => id === courseId);
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('queue.title')}
        actions={
          session.permissions.includes('recommendations.quality') && (
            <Link to="/advice/quality" search={courseId === undefined ? {} : { courseId }}>
              {t('quality.title')}
            </Link>
          )
        }
      >
        {waiting && waiting.total > 0 && `${t('queue.waiting', { count: waiting.total })} `}
        {t('queue.about')}
      </PageHeader>
      {waiting && waiting.delayed > 0 && (
        <Notice tone="info" role="status">
          {t('queue.delayed', { count: waiting.delayed })}
        </Notice>
      )}
      <ReviewFilters
        search={search}
        courses={courses}
        onChange={(next) => {
          void navigate({ search: next, replace: true, resetScroll: false });
        }}
      />
      {courseId !== undefined && course && (
        <ShowingSetting
          key={courseId}
          courseId={courseId}
          maySet={course.teachers.some(({ id }) => id === session.user.id)}
        />
      )}
      <ReviewQueue key={JSON.stringify(search)} search={search} links={links} />
      {session.permissions.includes('recommendations.review') && <p className={classes.keys}>{t('queue.keys')}</p>}
    </div>
  );
}
