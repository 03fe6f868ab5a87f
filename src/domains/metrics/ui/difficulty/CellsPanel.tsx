import { useMemo, type ReactNode } from 'react';
import { cellStates } from '#domains/gradebook/contract.ts';
import { CellSample } from '#web/kit/heat-map/CellSample.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { useSort } from '#web/kit/table/useSort.ts';
import type { ActivityCells } from '../../difficulty/contract.ts';
import classes from './difficulty.module.css';
import { difficultyMessages } from './messages.ts';

type Item = ActivityCells['items'][number];

interface CellsPanelProps {
  readonly items: readonly Item[];
  readonly tools: ReactNode;
  /** A student as a way to the student's page. */
  readonly nameOf: (item: Item) => ReactNode;
}

/** The result of every student in an activity. */
export function CellsPanel({ items, tools, nameOf }: CellsPanelProps): ReactNode {
  const t = useMessages(difficultyMessages);
  const kit = useMessages(kitMessages);
  const { number, dateTime } = useFormats();
  const isScored = items.some(({ score }) => score !== null);
  const columns = useMemo<Column<Item>[]>(() => {
    const moment = (key: 'completedAt' | 'dueAt', header: string) => ({
      ...{ key, header, width: '10rem' },
      sortBy: (item: Item) => (item[key] === null ? null : Date.parse(item[key])),
      cell: (item: Item) => item[key] !== null && <time dateTime={item[key]}>{dateTime(item[key])}</time>,
    });
    return [
      {
        ...{ key: 'student', header: t('student'), onPhone: 'title' },
        sortBy: ({ name, externalId }) => name ?? externalId,
        cell: nameOf,
      },
      {
        ...{ key: 'group', header: t('group'), width: '7rem' },
        sortBy: ({ group }) => group,
        cell: ({ group }) => group,
      },
      {
        ...{ key: 'state', header: t('state'), width: '14rem' },
        sortBy: ({ state }) => cellStates.indexOf(state),
        cell: ({ state }) => (
          <span className={classes.state}>
            <CellSample state={state} />
            {kit(`cell.${state}`)}
          </span>
        ),
      },
      ...(isScored
        ? [
            {
              ...{ key: 'score', header: t('score'), numeric: true, width: '6rem' },
              sortBy: ({ score }: Item) => score,
              cell: ({ score }: Item) => score !== null && number(score, 2),
            },
          ]
        : []),
      moment('dueAt', t('due')),
      moment('completedAt', t('completed')),
    ];
  }, [t, kit, number, dateTime, nameOf, isScored]);
  const table = useSort(items, columns, { column: isScored ? 'score' : 'student', direction: 'ascending' });
  return (
    <Panel title={t('cells.title')} about={t('cells.about')} tools={tools} flush>
      <DataTable
        label={t('cells.title')}
        columns={columns}
        rowKey={({ studentId }) => studentId}
        firstRows={50}
        {...table}
      />
    </Panel>
  );
}
