import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import type { ActivityCells } from '#domains/metrics/difficulty/contract.ts';
import { ActivityFigures } from '#domains/metrics/ui/difficulty/ActivityFigures.tsx';
import { CellsPanel } from '#domains/metrics/ui/difficulty/CellsPanel.tsx';
import classes from '#domains/metrics/ui/difficulty/difficulty.module.css';
import { difficultyMessages } from '#domains/metrics/ui/difficulty/messages.ts';
import { activityCellsQuery } from '#domains/metrics/ui/queries.ts';
import { courseQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';

const route = getRouteApi('/signed-in/courses/$courseId/activities/$activityId');
const frame = getRouteApi('/signed-in');
const formats = ['xlsx', 'csv', 'json'] as const;

/** An activity: what its results say, and the cells that this comes from. */
export function ActivityPage(): ReactNode {
  const t = useMessages(difficultyMessages);
  const { courseId, activityId } = route.useParams();
  const { session } = frame.useRouteContext();
  const query = useQuery(activityCellsQuery(courseId, activityId));
  const course = useQuery(courseQuery(courseId)).data;
  const nameOf = useCallback(
    ({ studentId, name, externalId }: ActivityCells['items'][number]) => (
      <Link to="/courses/$courseId/students/$studentId" params={{ courseId, studentId }}>
        {name ?? externalId}
      </Link>
    ),
    [courseId],
  );
  const address = `/api/v1/courses/${String(courseId)}/activities/${String(activityId)}/export?format=`;
  const downloads = session.permissions.includes('courses.export') && (
    <div className={classes.downloads}>
      {t('export')}
      {formats.map((format) => (
        <a key={format} href={address + format} download>
          {format}
        </a>
      ))}
    </div>
  );
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {({ activity, items }) => (
        <div className={classes.page}>
          <PageHeader
            title={activity.name}
            crumbs={
              <Link to="/courses/$courseId" params={{ courseId }}>
                {course?.name ?? ''}
              </Link>
            }
          >
            <span>{t(`kind.${activity.kind}`)}</span>
            {activity.topic !== null && (
              <span>
                {t('topic')}: {activity.topic}
              </span>
            )}
          </PageHeader>
          <ActivityFigures activity={activity} />
          <CellsPanel items={items} tools={downloads} nameOf={nameOf} />
        </div>
      )}
    </Await>
  );
}
