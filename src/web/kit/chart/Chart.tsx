import { lazy, Suspense, useState, type ReactNode } from 'react';
import { FigureTable, type FigureData } from '../figure/FigureTable.tsx';
import { TableToggle } from '../figure/TableToggle.tsx';
import { BlockSkeleton } from '../state/Loading.tsx';
import type { ChartDrawing } from './EChart.tsx';

const EChart = lazy(() => import('./EChart.tsx'));

interface ChartProps {
  /** What a screen reader says instead of the picture: the message of the chart, in a sentence. */
  readonly description: string;
  readonly drawing: ChartDrawing;
  /** The same figures as a table. */
  readonly data: FigureData;
  /** In pixels. */
  readonly height?: number;
}

/** A chart that loads when it is needed, follows the colour scheme and its own width, and can be read as a table. */
export function Chart({ description, drawing, data, height = 240 }: ChartProps): ReactNode {
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      {asTable ? (
        <FigureTable data={data} label={description} />
      ) : (
        <Suspense fallback={<BlockSkeleton height={height} />}>
          <EChart description={description} drawing={drawing} height={height} />
        </Suspense>
      )}
      <TableToggle asTable={asTable} onToggle={setAsTable} />
    </div>
  );
}
