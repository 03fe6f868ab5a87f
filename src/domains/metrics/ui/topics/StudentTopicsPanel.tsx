import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { StudentTopicList } from '../../topics/contract.ts';
import { topicsOfStudentQuery } from '../queries.ts';
import { topicMessages } from './messages.ts';
import { TopicMark } from './TopicMark.tsx';

type Topic = StudentTopicList['items'][number];

interface StudentTopicsPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ. */
  readonly reader: 'staff' | 'student';
}

/** How the topics of a course go with one student; nothing where none are known. */
export function StudentTopicsPanel({ courseId, studentId, reader }: StudentTopicsPanelProps): ReactNode {
  const items = useQuery(topicsOfStudentQuery(courseId, studentId)).data?.items ?? [];
  return items.length > 0 && <TopicsOfStudent items={items} reader={reader} />;
}

function TopicsOfStudent({
  items,
  reader,
}: Pick<StudentTopicsPanelProps, 'reader'> & { readonly items: readonly Topic[] }) {
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
        sortBy: ({ estimatePct }) => estimatePct,
        cell: ({ meanPct, coursePct }) => <ShareBar share={meanPct} text={percent(meanPct)} median={coursePct} />,
      },
      {
        ...{ key: 'course', header: t('course'), numeric: true, width: '6rem', onPhone: 'hidden' },
        sortBy: ({ coursePct }) => coursePct,
        cell: ({ coursePct }) => (coursePct === null ? '–' : percent(coursePct)),
      },
      {
        ...{ key: 'answers', header: t('answers'), numeric: true, width: '7rem' },
        sortBy: ({ answers }) => answers,
        cell: ({ answers }) => number(answers),
      },
    ],
    [t, number, percent],
  );
  const table = useSort(items, columns, { column: 'mean', direction: 'ascending' });
  return (
    <Panel title={t('title')} about={t(`about.${reader}`)} flush>
      <DataTable label={t('title')} columns={columns} rowKey={({ topic }) => topic} firstRows={8} {...table} />
    </Panel>
  );
}
