import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { ImportChanges } from '../contract.ts';
import { cellText } from './cell-text.ts';
import { importMessages } from './messages.ts';
import { importChangesQuery } from './queries.ts';

type Change = ImportChanges['items'][number];

/** The cells that an import changed, as they were and as they are. */
export function ChangesPanel({ importId }: { readonly importId: string }): ReactNode {
  const t = useMessages(importMessages);
  const formats = useFormats();
  const query = useQuery(importChangesQuery(importId));
  const columns = useMemo<Column<Change>[]>(
    () => [
      { key: 'student', header: t('changes.student'), onPhone: 'title', cell: ({ student }) => student },
      { key: 'activity', header: t('changes.activity'), onPhone: 'wide', cell: ({ activity }) => activity },
      { key: 'before', header: t('changes.before'), cell: ({ before }) => cellText(before, t, formats) },
      { key: 'after', header: t('changes.after'), cell: ({ after }) => cellText(after, t, formats) },
    ],
    [t, formats],
  );
  const { total = 0, items = [] } = query.data ?? {};
  return (
    <Panel
      title={t('changes.title')}
      flush
      about={total > items.length ? t('changes.first', { shown: items.length, count: total }) : undefined}
    >
      <Await query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ items: changes }) => (
          <DataTable
            label={t('changes.title')}
            columns={columns}
            rows={changes}
            rowKey={(change) => changes.indexOf(change)}
          />
        )}
      </Await>
    </Panel>
  );
}
