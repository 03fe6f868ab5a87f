import { Button } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AsOfControl } from '#domains/history/ui/AsOfControl.tsx';
import { WaitingCount } from '#domains/recommendations/ui/WaitingCount.tsx';
import { ExportLinks } from '#domains/risk/ui/ExportLinks.tsx';
import type { Course } from '#domains/roster/contract.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { AssignTeachers } from './AssignTeachers.tsx';
import { asOfSearch } from '../../as-of-search.ts';
import { pageMessages } from '../messages.ts';
import { useShownCourse } from './useShownCourse.ts';

const frame = getRouteApi('/signed-in');
const route = getRouteApi('/signed-in/courses/$courseId');

interface CourseHeaderProps {
  readonly course: Course;
  /** The day as of which the page is shown; undefined: now. */
  readonly asOf: string | undefined;
}

/** What the course is, who teaches it, as of when it is shown. */
export function CourseHeader({ course, asOf }: CourseHeaderProps): ReactNode {
  const t = useMessages(pageMessages);
  const { dateTime } = useFormats();
  const { session } = frame.useRouteContext();
  const navigate = useNavigate();
  const { zone } = route.useSearch();
  const moment = useShownCourse(course.id, asOf).metrics.data?.course?.asOf;
  const teachers = course.teachers.map(({ name }) => name).join(', ');
  return (
    <PageHeader
      title={course.name}
      crumbs={<Link to="/courses">{t('courses.title')}</Link>}
      actions={
        <>
          {asOf === undefined && session.permissions.includes('recommendations.read') && (
            <Button
              variant="default"
              rightSection={<WaitingCount courseId={course.id} />}
              renderRoot={(props) => <Link to="/advice" search={{ courseId: course.id }} {...props} />}
            >
              {t('course.advice')}
            </Button>
          )}
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/courses/$courseId/grading" params={{ courseId: course.id }} {...props} />}
          >
            {t('course.grading')}
          </Button>
          <AsOfControl
            day={asOf}
            onChoose={(day) => {
              void navigate({
                to: '.',
                search: { ...(zone !== undefined && { zone }), ...asOfSearch(day) },
                replace: true,
                resetScroll: false,
              });
            }}
          />
          {session.permissions.includes('courses.export') && <ExportLinks courseId={course.id} />}
          {session.permissions.includes('courses.manage') && <AssignTeachers course={course} />}
        </>
      }
    >
      {course.programme && <span>{course.programme.name}</span>}
      <span>{teachers === '' ? t('course.noTeachers') : teachers}</span>
      {moment !== undefined && <span>{t('course.asOf', { moment: dateTime(moment) })}</span>}
    </PageHeader>
  );
}
