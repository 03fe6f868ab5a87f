import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AsOfControl } from '#domains/history/ui/AsOfControl.tsx';
import { AsOfNotice } from '#domains/history/ui/AsOfNotice.tsx';
import { FollowUpPanel } from '#domains/follow-up/ui/FollowUpPanel.tsx';
import { EraseButton } from '#domains/privacy/ui/EraseButton.tsx';
import { ReviewQueue } from '#domains/recommendations/ui/queue/ReviewQueue.tsx';
import { courseQuery, studentQuery } from '#domains/roster/ui/queries.ts';
import { studentName } from '#domains/roster/ui/student-name.ts';
import { asOfSearch } from '../../as-of-search.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { ZoneBadge } from '../../kit/zone/ZoneBadge.tsx';
import { pageMessages } from '../messages.ts';
import { StudentContent } from './StudentContent.tsx';
import { useShownStudent } from './useShownStudent.ts';
import classes from './student.module.css';

const route = getRouteApi('/signed-in/courses/$courseId/students/$studentId');
const frame = getRouteApi('/signed-in');

/** One student of a course, as the staff sees the student. */
export function StudentPage(): ReactNode {
  const t = useMessages(pageMessages);
  const { courseId, studentId } = route.useParams();
  const { asOf } = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = (day: string | undefined): void => {
    void navigate({ to: '.', search: asOfSearch(day), replace: true, resetScroll: false });
  };
  const { session } = frame.useRouteContext();
  const student = useQuery(studentQuery(courseId, studentId));
  const course = useQuery(courseQuery(courseId));
  const zone = useShownStudent(courseId, studentId, asOf).zone.data?.zone;
  return (
    <Await page query={student} skeleton={<PageSkeleton />}>
      {(loaded) => (
        <>
          <PageHeader
            title={studentName(loaded)}
            actions={
              <>
                <AsOfControl day={asOf} onChoose={goTo} />
                {session.permissions.includes('erasures.manage') && (
                  <EraseButton target={{ studentId }} onBegun={() => void navigate({ to: '/people/erased' })} />
                )}
              </>
            }
            mark={zone && <ZoneBadge zone={zone.zone} />}
            crumbs={
              <>
                <Link to="/courses">{t('courses.title')}</Link>
                <Link to="/courses/$courseId" params={{ courseId }} search={asOfSearch(asOf)}>
                  {course.data?.name ?? '…'}
                </Link>
              </>
            }
          >
            {loaded.name !== null && <span>{loaded.externalId}</span>}
            {loaded.group !== null && (
              <span>
                {t('course.group')}: {loaded.group}
              </span>
            )}
          </PageHeader>
          {asOf !== undefined && (
            <div className={classes.notice}>
              <AsOfNotice
                day={asOf}
                onBack={() => {
                  goTo(undefined);
                }}
              />
            </div>
          )}
          <StudentContent
            {...{ courseId, studentId, asOf }}
            reader="staff"
            adviceWaiting={
              session.permissions.includes('recommendations.read') && <ReviewQueue search={{ courseId, studentId }} />
            }
            followUp={
              asOf === undefined &&
              session.permissions.includes('follow_up.manage') && <FollowUpPanel {...{ courseId, studentId }} />
            }
          />
        </>
      )}
    </Await>
  );
}
