import type { ReactNode } from 'react';
import type { Direction, SortValue } from './sort.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  readonly sortBy?: (row: Row) => SortValue;
  /** The direction of the first click: "ascending" unless told. */
  readonly firstSort?: Direction;
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean;
  /** Share of the width, as CSS. */
  readonly width?: string;
  /** On a phone a row becomes a card: this cell is its title, is left out, or (unless told) a labelled line. */
  readonly onPhone?: 'title' | 'hidden' | 'wide';
}
