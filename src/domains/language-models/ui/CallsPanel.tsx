import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMessages } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { callExportFormats, callOutcomes, modelProviders, mostExportedCalls } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { callExportAddress, callsQuery, type CallSearch } from './queries.ts';
import { useCallColumns } from './useCallColumns.tsx';
import classes from './language-models.module.css';

const noFilters = { provider: '', outcome: '', courseId: '', from: '', to: '' };
type Filters = typeof noFilters;

/** Days begin at midnight of this browser; while a year is typed, the field holds years such as 0002. */
function toSearch({ provider, outcome, courseId, from, to }: Filters): CallSearch {
  const isDay = (day: string): boolean => day >= '1970-01-02';
  return {
    ...(provider !== '' && { provider }),
    ...(outcome !== '' && { outcome }),
    ...(courseId !== '' && { courseId }),
    ...(isDay(from) && { from: midnight(from, 0) }),
    ...(isDay(to) && { to: midnight(to, 1) }),
  };
}

function midnight(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

interface CallsPanelProps {
  /** Of which calls can be asked for. */
  readonly courses: readonly { readonly id: number; readonly name: string }[];
}

/** Every question, newest first, narrowed by provider, outcome, course and period; and the same as a file. */
export function CallsPanel({ courses }: CallsPanelProps): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const [filters, setFilters] = useState(noFilters);
  const search = toSearch(filters);
  const columns = useCallColumns();
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    callsQuery(search),
  );
  return (
    <Panel
      title={t('calls.title')}
      about={t('calls.about')}
      flush
      tools={
        <div className={classes.downloads} title={t('calls.exportLimit', { count: number(mostExportedCalls) })}>
          {t('calls.export')}
          {callExportFormats.map((format) => (
            <a key={format} href={callExportAddress(search, format)} download>
              {format}
            </a>
          ))}
        </div>
      }
    >
      <CallFilters {...{ filters, courses }} onChange={setFilters} />
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('calls.title')}
          columns={columns}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          empty={<StateBlock icon={<IconMessages />} title={t('calls.none')} role="status" />}
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('calls.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

interface CallFiltersProps extends CallsPanelProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

function CallFilters({ filters, courses, onChange }: CallFiltersProps): ReactNode {
  const t = useMessages(modelMessages);
  const any = { value: '', label: t('filter.any') };
  const field = (name: keyof Filters) => ({
    value: filters[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      onChange({ ...filters, [name]: currentTarget.value });
    },
  });
  return (
    <div className={classes.filters}>
      <NativeSelect
        label={t('calls.provider')}
        {...field('provider')}
        data={[any, ...modelProviders.map((value) => ({ value, label: t(`provider.${value}`) }))]}
      />
      <NativeSelect
        label={t('calls.outcome')}
        {...field('outcome')}
        data={[any, ...callOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))]}
      />
      <NativeSelect
        label={t('calls.course')}
        {...field('courseId')}
        data={[any, ...courses.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <TextInput type="date" label={t('filter.from')} {...field('from')} />
      <TextInput type="date" label={t('filter.to')} {...field('to')} />
    </div>
  );
}
