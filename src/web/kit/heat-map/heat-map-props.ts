import type { ReactNode } from 'react';
import type { CellState } from '#domains/gradebook/contract.ts';

export interface HeatMapProps {
  /** What the map shows, for screen readers. */
  readonly label: string;
  readonly rows: readonly HeatMapRow[];
  readonly columns: readonly HeatMapColumn[];
  /** Keep its identity while nothing changes: a new one draws the map again. */
  readonly stateAt: (row: number, column: number) => CellState;
  /** More about a cell (its times), for the hint. */
  readonly detailAt?: (row: number, column: number) => string | undefined;
  /** Enter on a cell, or a click, opens its row. */
  readonly onOpen: (row: number) => void;
}

export interface HeatMapRow {
  readonly key: string | number;
  readonly name: string;
  /** What stands at the left of the cells, at most one line high. */
  readonly heading: ReactNode;
}

export interface HeatMapColumn {
  readonly key: string | number;
  readonly name: string;
}
