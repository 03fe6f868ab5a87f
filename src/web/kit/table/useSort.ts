import { useMemo, useState } from 'react';
import { currentLanguage } from '../i18n/language.ts';
import type { Column } from './column.ts';
import { sortRows, type Sort } from './sort.ts';

/** Sorts rows in the browser. Give the result's fields to DataTable. */
export function useSort<Row>(rows: readonly Row[], columns: readonly Column<Row>[], initial: Sort) {
  const [sort, onSort] = useState(initial);
  const valueOf = columns.find(({ key }) => key === sort.column)?.sortBy;
  const language = currentLanguage();
  const sorted = useMemo(
    () => (valueOf ? sortRows(rows, valueOf, sort.direction, language) : rows),
    [rows, valueOf, sort.direction, language],
  );
  return { rows: sorted, sort, onSort };
}
