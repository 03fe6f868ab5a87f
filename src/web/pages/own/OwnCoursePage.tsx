import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { zoneOfStudentQuery } from '#domains/risk/ui/queries.ts';
import { ownCoursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { ZoneBadge } from '../../kit/zone/ZoneBadge.tsx';
import { pageMessages } from '../messages.ts';
import { StudentContent } from '../student/StudentContent.tsx';

const route = getRouteApi('/signed-in/my/$courseId');

/** A course as its student sees it. */
export function OwnCoursePage(): ReactNode {
  const { courseId } = route.useParams();
  const query = useQuery(ownCoursesQuery);
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {({ student, items }) => {
        const course = items.find(({ id }) => id === courseId);
        if (student === null || course === undefined) throw notFound();
        return <OwnCourseView courseId={courseId} name={course.name} studentId={student.id} />;
      }}
    </Await>
  );
}

interface OwnCourseViewProps {
  readonly courseId: number;
  readonly name: string;
  readonly studentId: number;
}

function OwnCourseView({ courseId, name, studentId }: OwnCourseViewProps): ReactNode {
  const t = useMessages(pageMessages);
  const zone = useQuery(zoneOfStudentQuery(courseId, studentId)).data?.zone;
  return (
    <>
      <PageHeader
        title={name}
        mark={zone && <ZoneBadge zone={zone.zone} />}
        crumbs={<Link to="/my">{t('own.title')}</Link>}
      >
        {t('own.about')}
      </PageHeader>
      <StudentContent courseId={courseId} studentId={studentId} reader="student" />
    </>
  );
}
