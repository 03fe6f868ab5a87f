import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import type { CellState } from '#domains/gradebook/contract.ts';
import { cellStates } from './cell-state.ts';
import { cellAfterKey, cellAt, type Cell } from './geometry.ts';
import { HeatMapLegend } from './HeatMapLegend.tsx';
import { HeatMapTip } from './HeatMapTip.tsx';
import { useHeatMapCanvas } from './useHeatMapCanvas.ts';
import classes from './HeatMap.module.css';

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

/** Students × activities on a canvas: up to 300 × 200 cells with sticky headings, a hint, and keys. */
export function HeatMap(props: HeatMapProps): ReactNode {
  const { label, rows, columns, stateAt, detailAt, onOpen } = props;
  const t = useMessages(kitMessages);
  const keysId = useId();
  const [cell, setCell] = useState<Cell>();
  const scroller = useRef<HTMLDivElement>(null);
  const { geometry, body, headings } = useHeatMapCanvas(scroller, props);
  const states = useMemo(() => statesIn({ rows, columns, stateAt }), [rows, columns, stateAt]);

  const pointed = (event: PointerEvent): void => {
    setCell(cellAt(geometry, event.nativeEvent.offsetX, event.nativeEvent.offsetY));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && cell) onOpen(cell.row);
    const next = cellAfterKey(geometry, cell ?? { row: 0, column: 0 }, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setCell(cell ? next : { row: 0, column: 0 });
  };

  const state = cell && stateAt(cell.row, cell.column);
  const student = cell && rows[cell.row];
  const activity = cell && columns[cell.column];
  return (
    <div className={classes.map}>
      <HeatMapLegend states={states} />
      <div className={classes.scroller} ref={scroller}>
        <div className={classes.corner}>{t('map.student')}</div>
        <canvas className={classes.headings} ref={headings} style={{ width: geometry.width }} aria-hidden />
        <ol className={classes.names}>
          {rows.map(({ key, heading }, row) => (
            <li key={key} data-current={row === cell?.row}>
              {heading}
            </li>
          ))}
        </ol>
        <div
          className={classes.cells}
          role="application"
          tabIndex={0}
          aria-label={label}
          aria-describedby={keysId}
          style={{ width: geometry.width, height: geometry.height }}
          onKeyDown={pressed}
          onPointerMove={pointed}
          onPointerLeave={() => {
            setCell(undefined);
          }}
          onClick={() => {
            if (cell) onOpen(cell.row);
          }}
        >
          <canvas ref={body} style={{ width: geometry.width, height: geometry.height }} aria-hidden />
          {cell && state && student && activity && (
            <HeatMapTip
              cell={cell}
              geometry={geometry}
              state={state}
              student={student.name}
              activity={activity.name}
              detail={detailAt?.(cell.row, cell.column)}
            />
          )}
        </div>
      </div>
      <VisuallyHidden id={keysId}>{t('map.keys')}</VisuallyHidden>
    </div>
  );
}

/** The states that occur, in the order of the legend. */
function statesIn({ rows, columns, stateAt }: Pick<HeatMapProps, 'rows' | 'columns' | 'stateAt'>): CellState[] {
  const found = new Set<CellState>();
  rows.forEach((_row, row) => {
    columns.forEach((_column, column) => found.add(stateAt(row, column)));
  });
  return cellStates.filter((state) => found.has(state));
}
