import type { TableMapping } from '../../mapping/contract.ts';
import { orderShown, type DateOrder } from '../../formats/text-time.ts';
import type { FileDecimals } from '../decimal-mark.ts';
import { decideDecimals } from '../decimal-mark.ts';
import type { IssueList } from '../issue-list.ts';
import { placeIn } from '../places.ts';
import { numberTextIn } from '../read-score.ts';
import { columnMeant, columnsMeant } from './decided-column.ts';
import type { FoundTable } from './find-table.ts';
import { splitMaximum } from './header-aliases.ts';
import { knownWords, TableWords } from './table-words.ts';
import type { TableRows } from './table-rows.ts';

/** How a file writes words, numbers and dates; undefined: its numbers and dates tell. */
export interface Conventions {
  readonly words: TableWords;
  readonly decimalMark: '.' | ',' | undefined;
  readonly dateOrder: DateOrder | undefined;
}

export const usualConventions: Conventions = { words: knownWords, decimalMark: undefined, dateOrder: undefined };

export function conventionsOf({ words, decimalMark, dateOrder }: TableMapping): Conventions {
  return {
    words: new TableWords(words),
    decimalMark: decimalMark === 'auto' ? undefined : decimalMark,
    dateOrder: dateOrder === 'auto' ? undefined : dateOrder,
  };
}

export type OpenedTable = TableRows & { readonly found: FoundTable };

/** Every text that may hold a number. */
function* numberTexts(opened: readonly OpenedTable[]): Generator<string> {
  for (const { found, table, maximum } of opened) {
    const scores = columnsMeant(found.columns, 'score', 'status', 'maximum');
    for (const column of scores) {
      yield splitMaximum(found.headers[column] ?? '').maximum ?? '';
      yield numberTextIn(maximum?.[column]);
      for (const { cells } of table.rows) yield numberTextIn(cells[column]);
    }
  }
}

/** The decimal mark of the file: the one that was decided, else what its numbers show. */
export function decimalsOf(
  opened: readonly OpenedTable[],
  { decimalMark }: Conventions,
  delimiter: string | undefined,
): FileDecimals {
  if (decimalMark !== undefined) return { mark: decimalMark, example: `12${decimalMark}5` };
  return decideDecimals(numberTexts(opened), delimiter);
}

/** The order of all dates of the file; one that nothing tells, and two orders in one file, are errors. */
export function dateOrderOf(opened: readonly OpenedTable[], { dateOrder }: Conventions, issues: IssueList): DateOrder {
  if (dateOrder !== undefined) return dateOrder;
  const shown = new Map<DateOrder | 'either', ReturnType<typeof placeIn>>();
  for (const { found, table } of opened) {
    if (columnMeant(found.columns, 'time') === undefined && columnMeant(found.columns, 'deadline') === undefined)
      continue;
    for (const column of columnsMeant(found.columns, 'time', 'deadline')) {
      for (const { cells, number } of table.rows) {
        const cell = cells[column];
        const order = typeof cell === 'string' ? orderShown(cell) : undefined;
        if (order && !shown.has(order)) shown.set(order, placeIn(table, { row: number, column, cell }));
      }
    }
  }
  const [dayFirst, monthFirst, either] = [shown.get('day_first'), shown.get('month_first'), shown.get('either')];
  if (dayFirst && monthFirst) issues.add('dates.two_orders', monthFirst, { other: dayFirst.value ?? '' });
  else if (either && !dayFirst && !monthFirst) issues.add('dates.no_order', either);
  return monthFirst && !dayFirst ? 'month_first' : 'day_first';
}
