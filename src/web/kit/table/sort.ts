export type SortValue = number | string | null | undefined;
export type Direction = 'ascending' | 'descending';

/** By which column a table is ordered. */
export interface Sort {
  readonly column: string;
  readonly direction: Direction;
}

/**
 * The rows ordered by a value of theirs; equal ones keep their order, those without a value come last either way.
 *
 * @param language decides how words are ordered; numbers inside words count as numbers (id_2 before id_10)
 */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  direction: Direction,
  language: string,
): Row[] {
  const words = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: valueOf(row) ?? undefined }))
    .sort((left, right) => {
      if (left.value === undefined || right.value === undefined) {
        return Number(left.value === undefined) - Number(right.value === undefined);
      }
      return sign * compare(left.value, right.value, words);
    })
    .map(({ row }) => row);
}

function compare(left: number | string, right: number | string, words: Intl.Collator): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return words.compare(String(left), String(right));
}

/** What a click on a column's header asks for: the other direction, or that column in its first direction. */
export function nextSort(current: Sort | undefined, column: string, first: Direction): Sort {
  if (current?.column !== column) return { column, direction: first };
  return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Whether every word of `query` occurs in one of the texts; letter case and ё/е do not matter. */
export function matches(query: string, texts: readonly (string | null | undefined)[]): boolean {
  const haystack = plain(texts.join(' '));
  return plain(query)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim();
}
