import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { BlockSkeleton } from '../state/Loading.tsx';
import { ChartTable, type ChartData } from './ChartTable.tsx';
import type { ChartDrawing } from './EChart.tsx';
import classes from './Chart.module.css';

const EChart = lazy(() => import('./EChart.tsx'));

interface ChartProps {
  /** What a screen reader says instead of the picture: the message of the chart, in a sentence. */
  readonly description: string;
  readonly drawing: ChartDrawing;
  /** The same figures as a table. */
  readonly data: ChartData;
  /** In pixels. */
  readonly height?: number;
}

/** A chart that loads when it is needed, follows the colour scheme and its own width, and can be read as a table. */
export function Chart({ description, drawing, data, height = 240 }: ChartProps): ReactNode {
  const t = useMessages(kitMessages);
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      {asTable ? (
        <ChartTable data={data} label={description} />
      ) : (
        <Suspense fallback={<BlockSkeleton height={height} />}>
          <EChart description={description} drawing={drawing} height={height} />
        </Suspense>
      )}
      <div className={classes.tools}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {t(asTable ? 'chart.asChart' : 'chart.asTable')}
        </Button>
      </div>
    </div>
  );
}
