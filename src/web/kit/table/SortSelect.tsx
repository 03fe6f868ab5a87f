import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import type { Column } from './column.ts';
import type { Sort } from './sort.ts';
import classes from './DataTable.module.css';

interface SortSelectProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

/** Chooses the order where the headers are not seen: on a phone. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>): ReactNode {
  const t = useMessages(kitMessages);
  const sortable = columns.filter(({ sortBy }) => sortBy);
  if (sortable.length === 0) return null;
  return (
    <label className={classes.sortSelect}>
      <span>{t('table.sortBy')}</span>
      <select
        value={sort?.column}
        onChange={({ currentTarget }) => {
          const column = sortable.find(({ key }) => key === currentTarget.value);
          if (column) onSort({ column: column.key, direction: column.firstSort ?? 'ascending' });
        }}
      >
        {sortable.map(({ key, header }) => (
          <option key={key} value={key}>
            {header}
          </option>
        ))}
      </select>
    </label>
  );
}
