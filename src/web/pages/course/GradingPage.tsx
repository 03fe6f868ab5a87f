import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { GradingForm } from '#domains/metrics/ui/grading/GradingForm.tsx';
import { gradingMessages } from '#domains/metrics/ui/grading/messages.ts';
import { gradingQuery } from '#domains/metrics/ui/queries.ts';
import { courseQuery, studentsQuery } from '#domains/roster/ui/queries.ts';
import { studentName } from '#domains/roster/ui/student-name.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';

const route = getRouteApi('/signed-in/courses/$courseId/grading');
const frame = getRouteApi('/signed-in');

/** How a course weighs and judges. */
export function GradingPage(): ReactNode {
  const t = useMessages(gradingMessages);
  const { courseId } = route.useParams();
  const { session } = frame.useRouteContext();
  const mayChange = session.permissions.includes('courses.grade');
  const course = useQuery(courseQuery(courseId));
  const grading = useQuery(gradingQuery(courseId));
  const students = useQuery(studentsQuery(courseId)).data;
  const names = useMemo(() => new Map(students?.map((student) => [student.id, studentName(student)])), [students]);
  const nameOf = useCallback(
    (studentId: number) => (
      <Link to="/courses/$courseId/students/$studentId" params={{ courseId, studentId }}>
        {names.get(studentId) ?? studentId}
      </Link>
    ),
    [names, courseId],
  );
  return (
    <Await page query={course} skeleton={<PageSkeleton />}>
      {({ name }) => (
        <>
          <PageHeader
            title={t('title')}
            crumbs={
              <Link to="/courses/$courseId" params={{ courseId }}>
                {name}
              </Link>
            }
          >
            {t(mayChange ? 'about' : 'about.readOnly')}
          </PageHeader>
          <Await query={grading} skeleton={<PageSkeleton />}>
            {(loaded) => <GradingForm courseId={courseId} course={loaded} mayChange={mayChange} nameOf={nameOf} />}
          </Await>
        </>
      )}
    </Await>
  );
}
