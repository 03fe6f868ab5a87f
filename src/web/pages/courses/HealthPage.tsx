import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconBooks } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CourseHealth } from '#domains/course-health/contract.ts';
import { HealthTable } from '#domains/course-health/ui/HealthTable.tsx';
import { healthMessages } from '#domains/course-health/ui/messages.ts';
import { courseHealthQuery } from '#domains/course-health/ui/queries.ts';
import { WeekBars } from '#domains/course-health/ui/WeekBars.tsx';
import { addWeeks } from '#domains/course-health/ui/weeks.ts';
import { ContactEffectPanel } from '#domains/follow-up/ui/ContactEffectPanel.tsx';
import { DigestPanel } from '#domains/recommendations/ui/overviews/DigestPanel.tsx';
import { modelMessages } from '#domains/model-quality/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Panel } from '../../kit/page/Panel.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { TableSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import classes from './courses.module.css';

const frame = getRouteApi('/signed-in');

const courseLink = ({ courseId, name }: CourseHealth): ReactNode => (
  <Link to="/courses/$courseId" params={{ courseId }}>
    {name}
  </Link>
);

const activityLink = ({ courseId, hardest }: CourseHealth): ReactNode =>
  hardest && (
    <Link to="/courses/$courseId/activities/$activityId" params={{ courseId, activityId: hardest.activityId }}>
      {hardest.name}
    </Link>
  );

/** How the courses are doing that a programme head, or who else may read them, sees. */
export function HealthPage(): ReactNode {
  const t = useMessages(healthMessages);
  const model = useMessages(modelMessages);
  const query = useQuery(courseHealthQuery);
  const { session } = frame.useRouteContext();
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          session.permissions.includes('model.read') && (
            <Button variant="default" component={Link} to="/courses/model">
              {model('programmes.title')}
            </Button>
          )
        }
      >
        {t('about')}
      </PageHeader>
      <Await query={query} skeleton={<TableSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <StateBlock icon={<IconBooks />} title={t('empty')} />
          ) : (
            <div className={classes.health}>
              <div className={classes.sheet}>
                <HealthTable items={items} courseLink={courseLink} activityLink={activityLink} />
              </div>
              {session.permissions.includes('recommendations.read') && <Digests items={items} />}
              <WeeksPanel items={items} />
              {session.permissions.includes('follow_up.manage') && <ContactEffectPanel />}
            </div>
          )
        }
      </Await>
    </>
  );
}

/** Of each programme that the courses belong to; teachers read courses, not programmes. */
function Digests({ items }: { readonly items: readonly CourseHealth[] }): ReactNode {
  const { session } = frame.useRouteContext();
  if (!session.roles.includes('head')) return null;
  const programmes = new Map(items.flatMap(({ programme }) => (programme ? [[programme.id, programme]] : [])));
  return [...programmes.values()].map((programme) => (
    <DigestPanel
      key={programme.id}
      programme={programme}
      courseLink={({ id, name }) => (
        <Link to="/courses/$courseId" params={{ courseId: id }}>
          {name}
        </Link>
      )}
    />
  ));
}

function WeeksPanel({ items }: { readonly items: readonly CourseHealth[] }): ReactNode {
  const t = useMessages(healthMessages);
  const weeks = addWeeks(items.map(({ figures }) => figures.weeks));
  return (
    <Panel title={t('weeks.title')} about={t(weeks.length === 0 ? 'weeks.none' : 'weeks.about')}>
      {weeks.length > 0 && <WeekBars weeks={weeks} isLarge />}
    </Panel>
  );
}
