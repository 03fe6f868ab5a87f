import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Column } from './column.ts';
import { nextSort, type Sort } from './sort.ts';
import classes from './DataTable.module.css';

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

/** A column's header; a button that sorts when the column can be sorted by. */
export function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>): ReactNode {
  const { key, header, numeric, width, sortBy, firstSort = 'ascending' } = column;
  const direction = sort?.column === key ? sort.direction : undefined;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      data-numeric={numeric}
      style={{ width }}
      aria-sort={sortBy && onSort ? (direction ?? 'none') : undefined}
    >
      {sortBy && onSort ? (
        <button
          type="button"
          className={classes.sort}
          data-active={direction !== undefined}
          onClick={() => {
            onSort(nextSort(sort, key, firstSort));
          }}
        >
          {header}
          <Arrow size={14} className={classes.arrow} aria-hidden />
        </button>
      ) : (
        header
      )}
    </th>
  );
}
