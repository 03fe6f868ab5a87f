import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconClipboardList } from '@tabler/icons-react';
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { auditExportFormats, mostExportedEvents } from '../contract.ts';
import { AuditFilters, noFilters, toSearch, type Filters } from './AuditFilters.tsx';
import { auditMessages } from './messages.ts';
import { auditEventsQuery, auditExportAddress } from './queries.ts';
import { useEventColumns } from './useEventColumns.tsx';
import classes from './audit.module.css';

/** What happened, newest first, narrowed by person, action and period; and the same as a file. */
export function AuditPanel(): ReactNode {
  const t = useMessages(auditMessages);
  const { number } = useFormats();
  const language = useTranslation().i18n.language === 'en' ? 'en' : 'ru';
  const [filters, setFilters] = useState(noFilters);
  const setCourse = useCallback((course: Filters['course']) => {
    setFilters((before) => ({ ...before, course }));
  }, []);
  const search = toSearch(filters);
  const columns = useEventColumns(setCourse);
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditEventsQuery(search),
  );
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <Panel
      title={t('list.title')}
      flush
      tools={
        <div className={classes.downloads} title={t('list.exportLimit', { count: number(mostExportedEvents) })}>
          {t('list.export')}
          {auditExportFormats.map((format) => (
            <a key={format} href={auditExportAddress(search, format)} download>
              {format}
            </a>
          ))}
        </div>
      }
    >
      <AuditFilters language={language} filters={filters} onChange={setFilters} />
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('list.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={
            <StateBlock icon={<IconClipboardList />} title={t(isNarrowed ? 'list.none' : 'list.empty')} role="status">
              {isNarrowed && t('list.noneHint')}
            </StateBlock>
          }
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
