import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { typingPause } from '#web/kit/typing-pause.ts';
import { deliveryExportFormats, mostExportedDeliveries } from '../../contract.ts';
import { logMessages } from '../log-messages.ts';
import { LogFilters, noFilters, type LogFilter } from './LogFilters.tsx';
import { deliveriesQuery, deliveryExportAddress, type DeliverySearch } from './queries.ts';
import { useDeliveryColumns } from './useDeliveryColumns.tsx';
import classes from './log.module.css';

function toSearch({ state, channel, kind, search }: LogFilter): DeliverySearch {
  return {
    ...(state !== '' && { state }),
    ...(channel !== '' && { channel }),
    ...(kind !== '' && { kind }),
    ...(search.trim() !== '' && { search: search.trim() }),
  };
}

/** What was sent to whom, narrowed by what one looks for; and the same as a file. */
export function LogPanel(): ReactNode {
  const t = useMessages(logMessages);
  const { number } = useFormats();
  const [filters, setFilters] = useState(noFilters);
  const [asked] = useDebouncedValue(filters.search, typingPause);
  const search = toSearch({ ...filters, search: asked });
  const columns = useDeliveryColumns();
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deliveriesQuery(search),
  );
  return (
    <Panel
      title={t('log.title')}
      about={t('log.about')}
      flush
      tools={
        <div className={classes.downloads} title={t('log.exportLimit', { count: number(mostExportedDeliveries) })}>
          {t('log.export')}
          {deliveryExportFormats.map((format) => (
            <a key={format} href={deliveryExportAddress(search, format)} download>
              {format}
            </a>
          ))}
        </div>
      }
    >
      <LogFilters filters={filters} onChange={setFilters} />
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('log.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={
            <StateBlock icon={<IconMailOff />} title={t('log.none')} role="status">
              {Object.keys(search).length === 0 && t('log.noneHint')}
            </StateBlock>
          }
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('log.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
