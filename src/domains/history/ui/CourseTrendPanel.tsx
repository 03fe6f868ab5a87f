import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import type { TrendDays } from '../contract.ts';
import { historyMessages } from './messages.ts';
import { PeriodChoice } from './PeriodChoice.tsx';
import { courseTrendQuery } from './queries.ts';
import { TrendView } from './TrendView.tsx';
import { WhoseChoice } from './WhoseChoice.tsx';
import classes from './history.module.css';

/** How a course, or one of its groups, has moved. */
export function CourseTrendPanel({ courseId }: { readonly courseId: number }): ReactNode {
  const t = useMessages(historyMessages);
  const [days, setDays] = useState<TrendDays>(30);
  const [groupId, setGroupId] = useState(0);
  const query = useQuery({ ...courseTrendQuery(courseId, days), placeholderData: keepPreviousData });
  const groups = query.data?.groups ?? [];
  return (
    <Panel
      title={t('trend.title')}
      tools={
        <>
          {groups.length > 1 && (
            <WhoseChoice
              items={[{ id: 0, name: t('trend.wholeCourse') }, ...groups]}
              chosen={groupId}
              onChoose={setGroupId}
            />
          )}
          <PeriodChoice days={days} onChoose={setDays} />
        </>
      }
    >
      <Await query={query} skeleton={<BlockSkeleton height={320} />}>
        {(loaded) => {
          const trend = loaded.groups.find(({ id }) => id === groupId) ?? loaded.course;
          return trend.points.length === 0 ? (
            <p className={classes.quiet}>{t('trend.none')}</p>
          ) : (
            <TrendView trend={trend} />
          );
        }}
      </Await>
    </Panel>
  );
}
