import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconBooks, IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CourseQuality } from '#domains/clustering-quality/contract.ts';
import { filterCourses, noFilter } from '#domains/clustering-quality/ui/filter.ts';
import { GlossaryPanel } from '#domains/clustering-quality/ui/GlossaryPanel.tsx';
import { qualityMessages } from '#domains/clustering-quality/ui/messages.ts';
import { QualityFilters } from '#domains/clustering-quality/ui/QualityFilters.tsx';
import { QualityTable } from '#domains/clustering-quality/ui/QualityTable.tsx';
import { qualityQuery } from '#domains/clustering-quality/ui/queries.ts';
import { ThresholdsPanel } from '#domains/clustering-quality/ui/ThresholdsPanel.tsx';
import { modelMessages } from '#domains/model-quality/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { TableSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import { pageMessages } from '../messages.ts';
import classes from './courses.module.css';

const frame = getRouteApi('/signed-in');

const courseLink = ({ courseId, name }: CourseQuality): ReactNode => (
  <Link to="/courses/$courseId" params={{ courseId }}>
    {name}
  </Link>
);

/** How sound the groups of students are in the courses that a programme head or an administrator sees. */
export function QualityPage(): ReactNode {
  const t = useMessages(qualityMessages);
  const pages = useMessages(pageMessages);
  const model = useMessages(modelMessages);
  const query = useQuery(qualityQuery);
  const { session } = frame.useRouteContext();
  const [filter, setFilter] = useState(noFilter);
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={<Link to="/courses">{pages('courses.title')}</Link>}
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
        {({ items }) =>
          items.length === 0 ? (
            <StateBlock icon={<IconBooks />} title={t('empty')} />
          ) : (
            <div className={classes.health}>
              <QualityFilters items={items} filter={filter} onFilter={setFilter} />
              <div className={classes.sheet}>
                <QualityTable
                  items={filterCourses(items, filter)}
                  courseLink={courseLink}
                  empty={
                    filter.onlyAlerts && (
                      <StateBlock icon={<IconCircleCheck />} title={t('allGood')} role="status">
                        {t('allGoodHint')}
                      </StateBlock>
                    )
                  }
                />
              </div>
              <GlossaryPanel />
              {session.permissions.includes('settings.manage') && <ThresholdsPanel />}
            </div>
          )
        }
      </Await>
    </>
  );
}
