import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { cellStates, type CellState } from './cell-state.ts';
import { paintCells, readMapColours } from './paint.ts';
import classes from './HeatMap.module.css';

/** What the colours and marks mean; drawn by the same hand as the cells. */
export function HeatMapLegend({ states = cellStates }: { readonly states?: readonly CellState[] }): ReactNode {
  const t = useMessages(kitMessages);
  return (
    <ul className={classes.legend} aria-label={t('map.legend')}>
      {states.map((state) => (
        <li key={state}>
          <Sample state={state} />
          {t(`cell.${state}`)}
        </li>
      ))}
    </ul>
  );
}

const size = { rows: 1, columns: 1, cellWidth: 15, cellHeight: 17, width: 15, height: 17 };

function Sample({ state }: { readonly state: CellState }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  useEffect(() => {
    if (canvas.current === null) return;
    paintCells(canvas.current, { ...size, scale: devicePixelRatio }, () => state, readMapColours(canvas.current));
  }, [state, scheme]);
  return <canvas ref={canvas} style={{ width: size.width, height: size.height }} aria-hidden />;
}
