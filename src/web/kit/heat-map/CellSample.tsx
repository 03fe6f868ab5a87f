import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { CellState } from '#domains/gradebook/contract.ts';
import { paintCells, readMapColours } from './paint.ts';

const size = { rows: 1, columns: 1, cellWidth: 15, cellHeight: 17, width: 15, height: 17 };

/** One cell as the map draws it, to stand beside its words. */
export function CellSample({ state }: { readonly state: CellState }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  useEffect(() => {
    if (canvas.current === null) return;
    paintCells(canvas.current, { ...size, scale: devicePixelRatio }, () => state, readMapColours(canvas.current));
  }, [state, scheme]);
  return <canvas ref={canvas} style={{ width: size.width, height: size.height, flex: 'none' }} aria-hidden />;
}
