import { VisuallyHidden } from '@mantine/core';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { cellAfterKey, cellAt, type Cell } from './geometry.ts';
import type { HeatMapProps } from './heat-map-props.ts';
import { HeatMapTip } from './HeatMapTip.tsx';
import { useHeatMapCanvas } from './useHeatMapCanvas.ts';
import classes from './HeatMap.module.css';

/** The map on a canvas: headings that stay in sight, and a cell chosen by the pointer or by keys. */
export function HeatMapGrid(props: HeatMapProps): ReactNode {
  const { label, rows, columns, stateAt, detailAt, onOpen } = props;
  const t = useMessages(kitMessages);
  const keysId = useId();
  const [cell, setCell] = useState<Cell>();
  const [byKeys, setByKeys] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const { geometry, body, headings } = useHeatMapCanvas(scroller, props);

  const pointed = (event: PointerEvent): void => {
    setByKeys(false);
    setCell(cellAt(geometry, event.nativeEvent.offsetX, event.nativeEvent.offsetY));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && cell) onOpen(cell.row);
    const next = cellAfterKey(geometry, cell ?? { row: 0, column: 0 }, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setByKeys(true);
    setCell(cell ? next : { row: 0, column: 0 });
  };
  const leave = (): void => {
    setCell(undefined);
  };

  const student = cell && rows[cell.row];
  const activity = cell && columns[cell.column];
  const size = { width: geometry.width, height: geometry.height };
  return (
    <>
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
          style={size}
          onKeyDown={pressed}
          onBlur={leave}
          onPointerMove={pointed}
          onPointerLeave={leave}
          onClick={() => {
            if (cell) onOpen(cell.row);
          }}
        >
          <canvas ref={body} style={size} aria-hidden />
          {cell && student && activity && (
            <HeatMapTip
              cell={cell}
              geometry={geometry}
              follow={byKeys}
              state={stateAt(cell.row, cell.column)}
              student={student.name}
              activity={activity.name}
              detail={detailAt?.(cell.row, cell.column)}
            />
          )}
        </div>
      </div>
      <VisuallyHidden id={keysId}>{t('map.keys')}</VisuallyHidden>
    </>
  );
}
