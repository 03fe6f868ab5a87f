import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import type { CellState } from '#domains/gradebook/contract.ts';
import type { Cell, Geometry } from './geometry.ts';
import classes from './HeatMap.module.css';

interface HeatMapTipProps {
  readonly cell: Cell;
  readonly geometry: Geometry;
  /** Bring the cell into sight: it was chosen by keys. */
  readonly follow: boolean;
  readonly state: CellState;
  readonly student: string;
  readonly activity: string;
  readonly detail: string | undefined;
}

/** Marks the chosen cell with its row and column, and says what is in it; read out when keys move it. */
export function HeatMapTip(props: HeatMapTipProps): ReactNode {
  const { cell, geometry, follow, state, student, activity, detail } = props;
  const cursor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow) cursor.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cell, follow]);
  const t = useMessages(kitMessages);
  const { cellWidth, cellHeight, columns, rows } = geometry;
  const [x, y] = [cell.column * cellWidth, cell.row * cellHeight];
  const placeX =
    cell.column > columns / 2 ? { right: (columns - cell.column) * cellWidth + 8 } : { left: x + cellWidth + 8 };
  const placeY = cell.row > rows / 2 ? { bottom: (rows - cell.row - 1) * cellHeight } : { top: y };
  return (
    <>
      <div className={classes.band} style={{ top: y, height: cellHeight, left: 0, right: 0 }} />
      <div className={classes.band} style={{ left: x, width: cellWidth, top: 0, bottom: 0 }} />
      <div ref={cursor} className={classes.cursor} style={{ left: x, top: y, width: cellWidth, height: cellHeight }} />
      <div className={classes.tip} style={{ ...placeX, ...placeY }} role="status">
        <strong>{student}</strong>
        <span>{activity}</span>
        <span className={classes.tipState}>
          <i data-cell={state} />
          {t(`cell.${state}`)}
        </span>
        {detail !== undefined && <span className={classes.tipDetail}>{detail}</span>}
      </div>
    </>
  );
}
