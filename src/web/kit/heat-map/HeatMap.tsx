import { useMemo, useState, type ReactNode } from 'react';
import { FigureTable } from '../figure/FigureTable.tsx';
import { TableToggle } from '../figure/TableToggle.tsx';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import { countStates } from './count-states.ts';
import { HeatMapGrid } from './HeatMapGrid.tsx';
import { HeatMapLegend } from './HeatMapLegend.tsx';
import type { HeatMapProps } from './heat-map-props.ts';

/** Students × activities, up to 300 × 200: as a map to look at, or as a table of how many cells are in which state. */
export function HeatMap(props: HeatMapProps): ReactNode {
  const { label, rows, columns, stateAt } = props;
  const t = useMessages(kitMessages);
  const [asTable, setAsTable] = useState(false);
  const { states, counts } = useMemo(
    () => countStates(rows.length, columns.length, stateAt),
    [rows.length, columns.length, stateAt],
  );
  return (
    <div>
      {asTable ? (
        <FigureTable
          label={label}
          data={{
            headers: [t('map.student'), ...states.map((state) => t(`cell.${state}`))],
            rows: rows.map(({ name }, row) => [name, ...(counts[row] ?? []).map(String)]),
          }}
        />
      ) : (
        <>
          <HeatMapLegend states={states} />
          <HeatMapGrid {...props} />
        </>
      )}
      <TableToggle asTable={asTable} onToggle={setAsTable} />
    </div>
  );
}
