import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { CellSample } from '#web/kit/heat-map/CellSample.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { matches } from '#web/kit/table/sort.ts';
import { useSort } from '#web/kit/table/useSort.ts';
import { cellStates, type StudentResults } from '../contract.ts';
import { gradebookMessages } from './messages.ts';
import classes from './gradebook.module.css';

type Item = StudentResults['items'][number];

interface ActivitiesPanelProps {
  readonly results: StudentResults;
  /** How the name of an activity is shown, e.g. as a way to more about its result; absent: plainly. */
  readonly nameOf?: ((item: Item) => ReactNode) | undefined;
}

/** Every activity of the course as one student has it, in the order of the course. */
export function ActivitiesPanel({ results, nameOf }: ActivitiesPanelProps): ReactNode {
  const t = useMessages(gradebookMessages);
  const [search, setSearch] = useState('');
  const columns = useColumns(nameOf);
  const found = useMemo(
    () => results.items.filter(({ name, kind }) => kind !== 'lesson' && matches(search, [name, t(`kind.${kind}`)])),
    [results.items, search, t],
  );
  const table = useSort(found, columns, { column: 'position', direction: 'ascending' });
  return (
    <Panel
      title={t('activities.title')}
      flush
      tools={
        <TextInput
          size="xs"
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('activities.search')}
          aria-label={t('activities.search')}
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
          }}
        />
      }
    >
      <DataTable label={t('activities.title')} columns={columns} firstRows={20} rowKey={({ id }) => id} {...table} />
    </Panel>
  );
}

function useColumns(nameOf: ActivitiesPanelProps['nameOf']): Column<Item>[] {
  const t = useMessages(gradebookMessages);
  const kit = useMessages(kitMessages);
  const { number, dateTime } = useFormats();
  return useMemo<Column<Item>[]>(() => {
    const moment = (value: string | null) =>
      value !== null && (
        <time className={classes.moment} dateTime={value}>
          {dateTime(value)}
        </time>
      );
    const momentOrder = (value: string | null) => (value === null ? null : Date.parse(value));
    return [
      {
        key: 'position',
        header: '№',
        numeric: true,
        width: '3.5rem',
        onPhone: 'hidden',
        sortBy: ({ position }) => position,
        cell: ({ position }) => position,
      },
      {
        key: 'name',
        header: t('deadlines.activity'),
        onPhone: 'title',
        sortBy: ({ name }) => name,
        cell: (item) => nameOf?.(item) ?? item.name,
      },
      {
        key: 'kind',
        header: t('activities.kind'),
        width: '7.5rem',
        sortBy: ({ kind }) => t(`kind.${kind}`),
        cell: ({ kind }) => t(`kind.${kind}`),
      },
      {
        key: 'state',
        header: t('activities.state'),
        width: '15rem',
        sortBy: ({ state }) => cellStates.indexOf(state),
        cell: ({ state }) => (
          <span className={classes.state}>
            <CellSample state={state} />
            {kit(`cell.${state}`)}
          </span>
        ),
      },
      {
        key: 'dueAt',
        header: t('deadlines.due'),
        width: '9.5rem',
        sortBy: ({ dueAt }) => momentOrder(dueAt),
        cell: ({ dueAt }) => moment(dueAt),
      },
      {
        key: 'completedAt',
        header: t('activities.completed'),
        width: '9.5rem',
        sortBy: ({ completedAt }) => momentOrder(completedAt),
        cell: ({ completedAt }) => moment(completedAt),
      },
      {
        key: 'score',
        header: t('activities.score'),
        numeric: true,
        width: '5.5rem',
        sortBy: ({ score }) => score,
        cell: ({ score, maxPoints }) =>
          score !== null && (maxPoints === null ? number(score, 2) : `${number(score, 2)} / ${number(maxPoints, 2)}`),
      },
    ];
  }, [t, kit, number, dateTime, nameOf]);
}
