import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { TopicList } from '../../topics/contract.ts';
import { topicsQuery } from '../queries.ts';
import { topicMessages } from './messages.ts';
import { TopicMark } from './TopicMark.tsx';

type Topic = TopicList['items'][number];

/** How the topics of a course go; nothing where none are known. */
export function CourseTopicsPanel({ courseId }: { readonly courseId: number }): ReactNode {
  const items = useQuery(topicsQuery(courseId)).data?.items ?? [];
  return items.length > 0 && <TopicsOfCourse items={items} />;
}

function TopicsOfCourse({ items }: { readonly items: readonly Topic[] }): ReactNode {
  const t = useMessages(topicMessages);
  const { number, percent } = useFormats();
  const columns = useMemo<Column<Topic>[]>(
    () => [
      {
        ...{ key: 'topic', header: t('topic'), onPhone: 'title' },
        sortBy: ({ topic }) => topic,
        cell: ({ topic, ...marks }) => (
          <>
            {topic}
            <TopicMark {...marks} />
          </>
        ),
      },
      {
        ...{ key: 'mean', header: t('mean'), width: '11rem' },
        sortBy: ({ meanPct }) => meanPct,
        cell: ({ meanPct }) => <ShareBar share={meanPct} text={percent(meanPct)} />,
      },
      {
        ...{ key: 'activities', header: t('activities'), numeric: true, width: '8rem' },
        sortBy: ({ activities }) => activities,
        cell: ({ activities }) => number(activities),
      },
      {
        ...{ key: 'answers', header: t('answers'), numeric: true, width: '8rem' },
        sortBy: ({ answers }) => answers,
        cell: ({ answers }) => number(answers),
      },
    ],
    [t, number, percent],
  );
  const table = useSort(items, columns, { column: 'mean', direction: 'ascending' });
  return (
    <Panel title={t('title')} about={t('about.course')} flush>
      <DataTable label={t('title')} columns={columns} rowKey={({ topic }) => topic} firstRows={8} {...table} />
    </Panel>
  );
}
