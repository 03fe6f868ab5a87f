import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { CellState } from '#domains/gradebook/contract.ts';
import { layOut, type Geometry } from './geometry.ts';
import { paintCells, paintHeadings, readMapColours } from './paint.ts';

/** Height of the row of headings; HeatMap.module.css has the same. */
const headingsHeight = 128;

interface MapContent {
  readonly rows: readonly unknown[];
  readonly columns: readonly { readonly name: string }[];
  readonly stateAt: (row: number, column: number) => CellState;
}

interface HeatMapCanvas {
  readonly geometry: Geometry;
  readonly body: RefObject<HTMLCanvasElement | null>;
  readonly headings: RefObject<HTMLCanvasElement | null>;
}

/** Keeps the map's two canvases drawn: after changes of its content, the width it has, and the colour scheme. */
export function useHeatMapCanvas(scroller: RefObject<HTMLElement | null>, content: MapContent): HeatMapCanvas {
  const { rows, columns, stateAt } = content;
  const body = useRef<HTMLCanvasElement>(null);
  const headings = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  const available = useWidthForCells(scroller);
  const geometry = useMemo(
    () => layOut(rows.length, columns.length, available, devicePixelRatio),
    [rows.length, columns.length, available],
  );

  useEffect(() => {
    if (body.current === null || headings.current === null) return;
    const colours = readMapColours(body.current);
    const names = columns.map(({ name }) => name);
    paintCells(body.current, geometry, stateAt, colours);
    paintHeadings(headings.current, geometry, names, headingsHeight, colours);
  }, [geometry, columns, stateAt, scheme]);

  return { geometry, body, headings };
}

/** The scroller's width without its first column, the names. */
function useWidthForCells(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const names = element.firstElementChild?.getBoundingClientRect().width ?? 0;
      setWidth(element.clientWidth - names);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);
  return width;
}
