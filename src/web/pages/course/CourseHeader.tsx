import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { metricsOfCourseQuery } from '#domains/metrics/ui/queries.ts';
import { ExportLinks } from '#domains/risk/ui/ExportLinks.tsx';
import type { Course } from '#domains/roster/contract.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { AssignTeachers } from './AssignTeachers.tsx';
import { pageMessages } from '../messages.ts';

const frame = getRouteApi('/signed-in');

/** What the course is, who teaches it, as of when it is shown. */
export function CourseHeader({ course }: { readonly course: Course }): ReactNode {
  const t = useMessages(pageMessages);
  const { dateTime } = useFormats();
  const { session } = frame.useRouteContext();
  const asOf = useQuery(metricsOfCourseQuery(course.id)).data?.course?.asOf;
  const teachers = course.teachers.map(({ name }) => name).join(', ');
  return (
    <PageHeader
      title={course.name}
      crumbs={<Link to="/courses">{t('courses.title')}</Link>}
      actions={
        <>
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/courses/$courseId/grading" params={{ courseId: course.id }} {...props} />}
          >
            {t('course.grading')}
          </Button>
          {session.permissions.includes('courses.export') && <ExportLinks courseId={course.id} />}
          {session.permissions.includes('courses.manage') && <AssignTeachers course={course} />}
        </>
      }
    >
      {course.programme && <span>{course.programme.name}</span>}
      <span>{teachers === '' ? t('course.noTeachers') : teachers}</span>
      {asOf !== undefined && <span>{t('course.asOf', { moment: dateTime(asOf) })}</span>}
    </PageHeader>
  );
}
