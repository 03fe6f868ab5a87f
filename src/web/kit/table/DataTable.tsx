import { Button, VisuallyHidden } from '@mantine/core';
import { IconTableOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { StateBlock } from '../state/StateBlock.tsx';
import type { Column } from './column.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { SortSelect } from './SortSelect.tsx';
import type { Sort } from './sort.ts';
import classes from './DataTable.module.css';

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** In the order they are shown: sort them with useSort, or let the server do it. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** A long table shows this many rows and a button for the rest; all of them unless told. */
  readonly firstRows?: number;
  /** Stands in for the rows when there are none; "Nothing found" unless told. */
  readonly empty?: ReactNode;
}

/**
 * A table with headers that sort and stay in sight; on a phone each row becomes a card.
 * A link of the first column is stretched over its row, so that the whole row can be clicked.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, sort, onSort, firstRows = Infinity, empty } = props;
  const t = useMessages(kitMessages);
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) {
    return (
      empty ?? (
        <StateBlock icon={<IconTableOff />} title={t('table.nothing')} role="status">
          {t('table.nothingHint')}
        </StateBlock>
      )
    );
  }
  // Half a screen more is no reason for a button.
  const shown = whole || rows.length <= firstRows * 1.25 ? rows : rows.slice(0, firstRows);
  return (
    <div className={classes.container}>
      <div className={classes.scroll}>
        {onSort && <SortSelect columns={columns} sort={sort} onSort={onSort} />}
        <table className={classes.table}>
          <VisuallyHidden component="caption">{label}</VisuallyHidden>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-label={column.header}
                    data-numeric={column.numeric}
                    data-phone={column.onPhone}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length < rows.length && (
          <div className={classes.rest}>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setWhole(true);
              }}
            >
              {t('table.all', { count: rows.length })}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
