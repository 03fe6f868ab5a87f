import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileUpload } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { ImportBatch } from '../contract.ts';
import { folderMessages } from './folder-messages.ts';
import { ImportStatusMark } from './ImportStatusMark.tsx';
import { IssueCounts } from './IssueCounts.tsx';
import { importMessages } from './messages.ts';
import { journalQuery } from './queries.ts';
import classes from './imports.module.css';

/** Every file that was imported, newest first. `link` makes the file's name lead to its page. */
export function JournalPanel({ link }: { readonly link: (batch: ImportBatch) => ReactNode }): ReactNode {
  const t = useMessages(importMessages);
  const folder = useMessages(folderMessages);
  const { number, dateTime, exact } = useFormats();
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(journalQuery);
  const columns = useMemo<Column<ImportBatch>[]>(
    () => [
      { key: 'file', header: t('journal.file'), onPhone: 'title', cell: link },
      { key: 'status', header: t('journal.status'), cell: ({ status }) => <ImportStatusMark status={status} /> },
      {
        key: 'course',
        header: t('journal.course'),
        cell: ({ courses }) =>
          courses.length > 1 ? t('journal.courses', { count: courses.length }) : courses.at(0)?.name,
      },
      {
        key: 'cells',
        header: t('journal.cells'),
        numeric: true,
        cell: ({ cells, status }) => status === 'done' && `${number(cells.new)} / ${number(cells.changed)}`,
      },
      { key: 'issues', header: t('journal.issues'), cell: ({ issueCounts }) => <IssueCounts counts={issueCounts} /> },
      {
        key: 'who',
        header: t('journal.who'),
        cell: ({ createdBy, isFromFolder }) => (isFromFolder ? folder('by') : createdBy?.name),
      },
      {
        key: 'when',
        header: t('journal.when'),
        cell: ({ createdAt }) => (
          <time dateTime={createdAt} title={exact(createdAt)} className={classes.when}>
            {dateTime(createdAt)}
          </time>
        ),
      },
    ],
    [t, folder, link, number, dateTime, exact],
  );

  return (
    <Panel title={t('journal.title')} flush>
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('journal.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={
            <StateBlock icon={<IconFileUpload />} title={t('journal.empty')}>
              {t('journal.emptyHint')}
            </StateBlock>
          }
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('journal.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
