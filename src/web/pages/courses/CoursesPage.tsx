import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconBooks, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { ProgrammeTrendsPanel } from '#domains/history/ui/ProgrammeTrendsPanel.tsx';
import { courseMetricsQuery } from '#domains/metrics/ui/queries.ts';
import { zoneCountsQuery } from '#domains/risk/ui/queries.ts';
import { coursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { TableSkeleton } from '../../kit/state/Loading.tsx';
import { StateBlock } from '../../kit/state/StateBlock.tsx';
import { pageMessages } from '../messages.ts';
import { CourseTable } from './CourseTable.tsx';
import { joinCourses } from './join-courses.ts';
import classes from './courses.module.css';

const frame = getRouteApi('/signed-in');

/** The courses a person may see, the most worrying first. */
export function CoursesPage(): ReactNode {
  const t = useMessages(pageMessages);
  const { session } = frame.useRouteContext();
  const [search, setSearch] = useState('');
  const courses = useQuery(coursesQuery);
  // The list shows at once; its figures join it when they come.
  const metrics = useQuery(courseMetricsQuery).data ?? [];
  const zones = useQuery(zoneCountsQuery).data ?? [];
  const manySearched = (courses.data?.length ?? 0) > 8;
  return (
    <>
      <PageHeader
        title={t('courses.title')}
        actions={
          <>
            <Button variant="default" component={Link} to="/courses/health">
              {t('courses.health')}
            </Button>
            {session.permissions.includes('courses.quality') && (
              <Button variant="default" component={Link} to="/courses/quality">
                {t('courses.quality')}
              </Button>
            )}
            {manySearched && (
              <TextInput
                leftSection={<IconSearch size={16} aria-hidden />}
                placeholder={t('courses.search')}
                aria-label={t('courses.search')}
                value={search}
                onChange={({ currentTarget }) => {
                  setSearch(currentTarget.value);
                }}
              />
            )}
          </>
        }
      />
      <div className={classes.sheet}>
        <Await query={courses} skeleton={<TableSkeleton />}>
          {(items) =>
            items.length === 0 ? (
              <NoCourses />
            ) : (
              <CourseTable rows={joinCourses(items, metrics, zones)} search={search} />
            )
          }
        </Await>
      </div>
      {session.roles.includes('head') && (
        <div className={classes.trends}>
          <ProgrammeTrendsPanel />
        </div>
      )}
    </>
  );
}

function NoCourses(): ReactNode {
  const t = useMessages(pageMessages);
  const { session } = frame.useRouteContext();
  const imports = session.permissions.includes('imports.create');
  return (
    <StateBlock
      icon={<IconBooks />}
      title={t('courses.empty')}
      actions={
        imports && (
          <Button component={Link} to="/imports">
            {t('courses.toImport')}
          </Button>
        )
      }
    >
      {t(imports ? 'courses.emptyImport' : 'courses.emptyHint')}
    </StateBlock>
  );
}
