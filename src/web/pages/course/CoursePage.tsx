import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { DeadlinesPanel } from '#domains/gradebook/ui/DeadlinesPanel.tsx';
import { HeatMapPanel } from '#domains/gradebook/ui/HeatMapPanel.tsx';
import { ContactEffectPanel } from '#domains/follow-up/ui/ContactEffectPanel.tsx';
import { FlagCountsPanel } from '#domains/follow-up/ui/FlagCountsPanel.tsx';
import { flagsQuery } from '#domains/follow-up/ui/queries.ts';
import { AsOfNotice } from '#domains/history/ui/AsOfNotice.tsx';
import { CourseChangesPanel } from '#domains/history/ui/CourseChangesPanel.tsx';
import { CourseTrendPanel } from '#domains/history/ui/CourseTrendPanel.tsx';
import { CourseFigures } from '#domains/metrics/ui/CourseFigures.tsx';
import { MaterialsPanel } from '#domains/materials/ui/MaterialsPanel.tsx';
import { DistributionPanel } from '#domains/metrics/ui/DistributionPanel.tsx';
import { DifficultyPanel } from '#domains/metrics/ui/difficulty/DifficultyPanel.tsx';
import { CourseTopicsPanel } from '#domains/metrics/ui/topics/CourseTopicsPanel.tsx';
import { QuestionsPanel } from '#domains/questions/ui/QuestionsPanel.tsx';
import { SummaryPanel } from '#domains/recommendations/ui/overviews/SummaryPanel.tsx';
import type { CoursePattern } from '#domains/risk/contract.ts';
import { PatternPanel } from '#domains/risk/ui/PatternPanel.tsx';
import { CommonActionPanel } from '#domains/risk/ui/ways-out/CommonActionPanel.tsx';
import { ZonesPanel } from '#domains/risk/ui/ZonesPanel.tsx';
import { courseQuery, studentsQuery } from '#domains/roster/ui/queries.ts';
import { studentName } from '#domains/roster/ui/student-name.ts';
import { asOfSearch } from '../../as-of-search.ts';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { ZoneBadge } from '../../kit/zone/ZoneBadge.tsx';
import { CourseHeader } from './CourseHeader.tsx';
import { isInZone, joinStudents } from './course-students.ts';
import { NotComputed } from './NotComputed.tsx';
import { StudentsPanel } from './StudentsPanel.tsx';
import { useShownCourse } from './useShownCourse.ts';
import classes from './course.module.css';

const frame = getRouteApi('/signed-in');
const route = getRouteApi('/signed-in/courses/$courseId');

const noClusters: CoursePattern['clusters'] = [];

/** A course: how it stands, who needs help and why, what everybody did, what is due. */
export function CoursePage(): ReactNode {
  const { courseId } = route.useParams();
  const { asOf } = route.useSearch();
  const course = useQuery(courseQuery(courseId));
  return (
    <Await page query={course} skeleton={<PageSkeleton />}>
      {(loaded) => (
        <div className={classes.page}>
          <CourseHeader course={loaded} asOf={asOf} />
          <CourseContent courseId={courseId} />
        </div>
      )}
    </Await>
  );
}

function CourseContent({ courseId }: { readonly courseId: number }): ReactNode {
  const { zone, asOf } = route.useSearch();
  const { session } = frame.useRouteContext();
  const navigate = useNavigate();
  const { metrics, zones, heatMap, deadlines } = useShownCourse(courseId, asOf);
  const students = useQuery(studentsQuery(courseId));
  const withFollowUp = asOf === undefined && session.permissions.includes('follow_up.manage');
  const flags = useQuery({ ...flagsQuery(courseId), enabled: withFollowUp }).data;
  const joined = useMemo(
    () =>
      joinStudents(
        students.data ?? [],
        metrics.data?.students ?? [],
        zones.data?.students ?? [],
        withFollowUp ? flags : [],
      ),
    [students.data, metrics.data, zones.data, withFollowUp, flags],
  );
  const shown = useMemo(() => joined.filter((student) => isInZone(student, zone)), [joined, zone]);
  const spread = useMemo(
    () =>
      joined.flatMap(({ metric, risk }) =>
        typeof metric?.completionPct === 'number'
          ? [{ percentage: metric.completionPct, group: risk?.zone ?? null }]
          : [],
      ),
    [joined],
  );
  const mapStudents = useMemo(
    () =>
      shown.map(({ student, risk }) => ({
        id: student.id,
        name: studentName(student),
        heading: (
          <>
            <ZoneBadge zone={risk?.zone ?? null} compact />
            <Link
              to="/courses/$courseId/students/$studentId"
              params={{ courseId, studentId: student.id }}
              search={asOfSearch(asOf)}
            >
              {studentName(student)}
            </Link>
          </>
        ),
      })),
    [shown, courseId, asOf],
  );
  const nameOf = (studentId: number): ReactNode => {
    const student = students.data?.find(({ id }) => id === studentId);
    return (
      student && (
        <Link to="/courses/$courseId/students/$studentId" params={{ courseId, studentId }} hash="changes">
          {studentName(student)}
        </Link>
      )
    );
  };

  const activityName = useCallback(
    ({ activityId, name }: { readonly activityId: number; readonly name: string }) => (
      <Link to="/courses/$courseId/activities/$activityId" params={{ courseId, activityId }}>
        {name}
      </Link>
    ),
    [courseId],
  );

  return (
    <>
      {asOf !== undefined && (
        <AsOfNotice
          day={asOf}
          onBack={() => {
            void navigate({ to: '.', search: zone === undefined ? {} : { zone }, resetScroll: false });
          }}
        />
      )}
      <Await query={metrics} skeleton={<PageSkeleton />}>
        {({ course }) =>
          course === null ? (
            <NotComputed />
          ) : (
            <>
              <CourseFigures course={course} />
              <div className={classes.pair}>
                {zones.data?.run && (
                  <ZonesPanel
                    run={zones.data.run}
                    students={zones.data.students}
                    chosen={zone}
                    onChoose={(chosen) => {
                      void navigate({
                        to: '.',
                        search: { ...(chosen !== undefined && { zone: chosen }), ...asOfSearch(asOf) },
                        replace: true,
                        resetScroll: false,
                      });
                    }}
                  />
                )}
                <DistributionPanel
                  students={spread}
                  median={course.medians.completionPct}
                  isPending={students.isPending || metrics.isPending}
                />
              </div>
            </>
          )
        }
      </Await>
      {asOf === undefined && (
        <>
          {session.permissions.includes('recommendations.read') && (
            <SummaryPanel courseId={courseId} activityLink={({ id, name }) => activityName({ activityId: id, name })} />
          )}
          {students.data && <CommonActionPanel courseId={courseId} nameOf={nameOf} />}
          <CourseChangesPanel courseId={courseId} nameOf={nameOf} />
          <CourseTrendPanel courseId={courseId} />
        </>
      )}
      <StudentsPanel
        courseId={courseId}
        asOf={asOf}
        query={students}
        students={shown}
        total={joined.length}
        clusters={zones.data?.run?.pattern.clusters ?? noClusters}
        withFollowUp={withFollowUp}
      />
      {zones.data?.run && zones.data.run.pattern.clusters.length > 0 && (
        <PatternPanel
          courseId={courseId}
          run={zones.data.run}
          withQuality={session.permissions.includes('courses.quality')}
        />
      )}
      {withFollowUp && <ContactEffectPanel courseId={courseId} />}
      {asOf === undefined && session.permissions.includes('courses.quality') && <FlagCountsPanel courseId={courseId} />}
      <HeatMapPanel
        query={heatMap}
        students={mapStudents}
        onOpen={(studentId) => {
          void navigate({
            to: '/courses/$courseId/students/$studentId',
            params: { courseId, studentId },
            search: asOfSearch(asOf),
          });
        }}
      />
      {asOf === undefined && (
        <>
          <DifficultyPanel courseId={courseId} nameOf={activityName} />
          <CourseTopicsPanel courseId={courseId} />
          <QuestionsPanel courseId={courseId} mayGrade={session.permissions.includes('courses.grade')} />
          <MaterialsPanel courseId={courseId} mayManage={session.permissions.includes('materials.manage')} />
        </>
      )}
      <DeadlinesPanel query={deadlines} />
    </>
  );
}
