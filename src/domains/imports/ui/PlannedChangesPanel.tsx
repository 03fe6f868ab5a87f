import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { typingPause } from '#web/kit/typing-pause.ts';
import type { PlannedChanges } from '../contract.ts';
import { cellText } from './cell-text.ts';
import { importMessages } from './messages.ts';
import { plannedChangesQuery } from './queries.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

type Change = PlannedChanges['items'][number];

/** The cells that saving would change, as they are and as they would be. */
export function PlannedChangesPanel({ importId }: { readonly importId: string }): ReactNode {
  const t = useMessages(reviewMessages);
  const words = useMessages(importMessages);
  const formats = useFormats();
  const [only, setOnly] = useState<'all' | 'overwrites'>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, typingPause);
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...plannedChangesQuery(importId, { only, search }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo<Column<Change>[]>(
    () => [
      { key: 'student', header: words('changes.student'), onPhone: 'title', cell: ({ student }) => student },
      { key: 'activity', header: words('changes.activity'), onPhone: 'wide', cell: ({ activity }) => activity },
      { key: 'before', header: words('changes.before'), cell: ({ before }) => cellText(before, words, formats) },
      {
        key: 'after',
        header: words('changes.after'),
        cell: ({ after, overwrites }) => (
          <span className={overwrites ? classes.replaced : undefined}>{cellText(after, words, formats)}</span>
        ),
      },
    ],
    [words, formats],
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const count = data?.pages[0]?.total ?? 0;
  return (
    <Panel
      title={t('plan.changes')}
      flush
      about={count > items.length ? t('plan.shown', { shown: items.length, count }) : undefined}
      tools={
        <div className={classes.planTools}>
          <SegmentedControl
            size="xs"
            aria-label={t('plan.filter')}
            value={only}
            onChange={setOnly}
            data={[
              { value: 'all' as const, label: t('plan.all') },
              { value: 'overwrites' as const, label: t('plan.onlyOverwrites') },
            ]}
          />
          <TextInput
            size="xs"
            aria-label={t('plan.search')}
            placeholder={t('plan.search')}
            value={typed}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
            }}
          />
        </div>
      }
    >
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton rows={4} />
        )
      ) : (
        <DataTable
          label={t('plan.changes')}
          columns={columns}
          rows={items}
          rowKey={({ place }) => place}
          empty={<p className={classes.more}>{t('plan.noChanges')}</p>}
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('plan.more.button')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
