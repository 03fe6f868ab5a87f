import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ActivitiesPanel } from '#domains/gradebook/ui/ActivitiesPanel.tsx';
import { ActivityList } from '#domains/gradebook/ui/ActivityList.tsx';
import { AttendancePanel } from '#domains/gradebook/ui/AttendancePanel.tsx';
import { ProgressPanel } from '#domains/gradebook/ui/ProgressPanel.tsx';
import { StudentChangesPanel } from '#domains/history/ui/StudentChangesPanel.tsx';
import { StudentTrendPanel } from '#domains/history/ui/StudentTrendPanel.tsx';
import { StudentMaterialsPanel } from '#domains/materials/ui/StudentMaterialsPanel.tsx';
import { metricMessages } from '#domains/metrics/ui/messages.ts';
import { StudentFigures } from '#domains/metrics/ui/StudentFigures.tsx';
import { StudentTopicsPanel } from '#domains/metrics/ui/topics/StudentTopicsPanel.tsx';
import { AdvicePanel } from '#domains/recommendations/ui/told/AdvicePanel.tsx';
import { FeedbackPanel } from '#domains/recommendations/ui/told/FeedbackPanel.tsx';
import { MistakesPanel } from '#domains/questions/ui/MistakesPanel.tsx';
import { ReasonsPanel } from '#domains/risk/ui/ReasonsPanel.tsx';
import { WaysOutPanel } from '#domains/risk/ui/ways-out/WaysOutPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Await } from '../../kit/state/Await.tsx';
import { BlockSkeleton, PageSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { NotComputed } from '../course/NotComputed.tsx';
import { ResultsWithHistory } from './ResultsWithHistory.tsx';
import { useShownStudent } from './useShownStudent.ts';
import classes from './student.module.css';

const frame = getRouteApi('/signed-in');

interface StudentContentProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ. */
  readonly reader: 'staff' | 'student';
  /** The day as of which it is shown; undefined: now. */
  readonly asOf?: string | undefined;
  /** What the staff did about the student, for those who may see it. */
  readonly followUp?: ReactNode;
  /** What waits to be told to the student, for those who may see it. */
  readonly adviceWaiting?: ReactNode;
}

/** How a student stands in a course: figures, reasons, what is overdue and ahead, attendance, every activity. */
export function StudentContent({
  courseId,
  studentId,
  reader,
  asOf,
  followUp,
  adviceWaiting,
}: StudentContentProps): ReactNode {
  const t = useMessages(metricMessages);
  const { session } = frame.useRouteContext();
  const { metrics, zone, results } = useShownStudent(courseId, studentId, asOf);
  return (
    <div className={classes.page}>
      <Await query={metrics} skeleton={<BlockSkeleton height={96} />}>
        {({ metric, medians, suppressed }) =>
          metric === null ? (
            <NotComputed />
          ) : (
            <>
              <StudentFigures metric={metric} medians={medians} />
              {suppressed && <Notice tone="info">{t('suppressed', { count: suppressed.smallestGroup })}</Notice>}
            </>
          )
        }
      </Await>
      <Await query={results} skeleton={<PageSkeleton />}>
        {(loaded) => (
          <>
            <div className={classes.pair}>
              <div className={classes.column}>
                {asOf === undefined && (
                  <AdvicePanel
                    {...{ courseId, studentId, reader }}
                    mayAsk={session.permissions.includes('recommendations.request')}
                    waiting={adviceWaiting}
                  />
                )}
                <Await query={zone} skeleton={<BlockSkeleton height={160} />}>
                  {(judged) =>
                    judged.zone && (
                      <>
                        <ReasonsPanel judged={{ ...judged, zone: judged.zone }} reader={reader} />
                        {asOf === undefined && (judged.zone.zone === 'B' || judged.zone.zone === 'C') && (
                          <WaysOutPanel {...{ courseId, studentId, reader }} />
                        )}
                      </>
                    )
                  }
                </Await>
                {asOf === undefined && (
                  <div id="changes">
                    <StudentChangesPanel {...{ courseId, studentId, reader }} />
                  </div>
                )}
                <ProgressPanel results={loaded} />
                {asOf === undefined && (
                  <>
                    <StudentTopicsPanel {...{ courseId, studentId, reader }} />
                    <FeedbackPanel {...{ courseId, studentId, reader }} activities={loaded.items} />
                    <MistakesPanel {...{ courseId, studentId, reader }} />
                  </>
                )}
              </div>
              <div className={classes.column}>
                {followUp}
                {asOf === undefined && <StudentMaterialsPanel {...{ courseId, studentId, reader }} />}
                <ActivityList results={loaded} which="overdue" />
                <ActivityList results={loaded} which="upcoming" />
                <AttendancePanel results={loaded} />
              </div>
            </div>
            {asOf === undefined && <StudentTrendPanel {...{ courseId, studentId, reader }} />}
            {reader === 'staff' ? (
              <ResultsWithHistory courseId={courseId} studentId={studentId} results={loaded} />
            ) : (
              <ActivitiesPanel results={loaded} />
            )}
          </>
        )}
      </Await>
    </div>
  );
}
