import type { UseQueryResult } from '@tanstack/react-query';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import { HeatMap } from '#web/kit/heat-map/HeatMap.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { timesOf, type HeatMap as HeatMapData } from '../contract.ts';
import { stateOfLetter } from './letters.ts';
import { gradebookMessages } from './messages.ts';

/** A student as the map's rows name one. */
export interface MapStudent {
  readonly id: number;
  readonly name: string;
  readonly heading: ReactNode;
}

interface HeatMapPanelProps {
  readonly query: UseQueryResult<HeatMapData>;
  /** The rows to show, in this order; keep its identity while nothing changes. */
  readonly students: readonly MapStudent[];
  readonly onOpen: (studentId: number) => void;
}

/** The whole course at a glance: students × activities. */
export function HeatMapPanel({ query, ...rest }: HeatMapPanelProps): ReactNode {
  const t = useMessages(gradebookMessages);
  return (
    <Panel title={t('map.title')} about={t('map.about')}>
      <Await query={query} skeleton={<BlockSkeleton height={420} />}>
        {(data) =>
          data.activities.length === 0 || rest.students.length === 0 ? (
            <StateBlock icon={<IconLayoutGrid />} title={t('map.empty')} />
          ) : (
            <Map data={data} {...rest} />
          )
        }
      </Await>
    </Panel>
  );
}

function Map({ data, students, onOpen }: Omit<HeatMapPanelProps, 'query'> & { readonly data: HeatMapData }): ReactNode {
  const t = useMessages(gradebookMessages);
  const { dateTime } = useFormats();
  const { activities } = data;
  const letters = useMemo(
    () => students.map(({ id }) => data.rows.find(({ studentId }) => studentId === id)?.states ?? ''),
    [students, data.rows],
  );
  const rows = useMemo(() => students.map(({ id, name, heading }) => ({ key: id, name, heading })), [students]);
  const columns = useMemo(() => activities.map(({ id, name }) => ({ key: id, name })), [activities]);
  const stateAt = useCallback((row: number, column: number) => stateOfLetter(letters[row]?.[column]), [letters]);
  return (
    <HeatMap
      label={t('map.label', { students: students.length, activities: activities.length })}
      rows={rows}
      columns={columns}
      stateAt={stateAt}
      detailAt={(_row, column) => {
        const { dueAt = null, held = [] } = activities[column] ?? {};
        if (held.length > 0) return timesOf(held, dateTime).join('; ');
        return dueAt === null ? undefined : t('map.due', { moment: dateTime(dueAt) });
      }}
      onOpen={(row) => {
        const student = students[row];
        if (student) onOpen(student.id);
      }}
    />
  );
}
