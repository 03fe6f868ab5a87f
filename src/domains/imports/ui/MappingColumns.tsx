import { NativeSelect } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { columnMeanings, type ColumnMeaning } from '../mapping/contract.ts';
import { letterOf, type DraftColumn } from './mapping-draft.ts';
import { mappingMessages } from './mapping-messages.ts';
import classes from './mapping.module.css';

const meaningGroups = [
  ['people', ['student', 'name', 'family_name', 'given_name', 'middle_name', 'email', 'group', 'course']],
  ['results', ['score', 'attendance', 'activity', 'status']],
  ['beside', ['maximum', 'time', 'deadline']],
  ['other', ['total', 'ignore']],
] as const satisfies readonly (readonly [string, readonly ColumnMeaning[]])[];

const samplesShown = 4;

interface MappingColumnsProps {
  readonly columns: readonly DraftColumn[];
  /** Rows below the headers, as text. */
  readonly below: readonly (readonly string[])[];
  readonly onChoose: (column: number, meaning: ColumnMeaning | null) => void;
}

/** What each column is taken for, to be changed. */
export function MappingColumns({ columns, below, onChoose }: MappingColumnsProps): ReactNode {
  const t = useMessages(mappingMessages);
  const options = useMemo(
    () => [
      { value: '', label: t('meaning.none') },
      ...meaningGroups.map(([group, meanings]) => ({
        group: t(`meaning.${group}`),
        items: meanings.map((meaning) => ({ value: meaning, label: t(`meaning.${meaning}`) })),
      })),
    ],
    [t],
  );
  const shown: Column<DraftColumn>[] = [
    {
      key: 'column',
      header: t('columns.column'),
      width: '30%',
      onPhone: 'title',
      cell: ({ index, header }) => (
        <>
          <span className={classes.letter}>{letterOf(index)}</span>
          {header === '' ? (
            <span className={classes.missing}>{t('columns.noHeader')}</span>
          ) : (
            <span className={classes.header}>{header}</span>
          )}
        </>
      ),
    },
    {
      key: 'samples',
      header: t('columns.samples'),
      onPhone: 'wide',
      cell: ({ index }) => <Samples texts={below.map((row) => row[index] ?? '')} empty={t('columns.empty')} />,
    },
    {
      key: 'meaning',
      header: t('columns.meaning'),
      width: '36%',
      onPhone: 'wide',
      cell: ({ index, meaning, header, from }) => (
        <span className={classes.choice}>
          <NativeSelect
            aria-label={t('columns.meaningOf', { column: `${letterOf(index)} ${header}`.trim() })}
            value={meaning ?? ''}
            data={options}
            onChange={({ currentTarget }) => {
              const chosen = columnMeanings.find((one) => one === currentTarget.value);
              onChoose(index, chosen ?? null);
            }}
          />
          <span className={classes.reason} data-from={meaning === null ? 'none' : from}>
            {t(`reason.${meaning === null ? 'none' : from}`)}
          </span>
        </span>
      ),
    },
  ];
  const unassigned = columns.filter(({ meaning, filled }) => meaning === null && filled > 0).length;
  return (
    <Panel
      title={t('columns.title')}
      about={unassigned > 0 ? t('columns.unassigned', { count: unassigned }) : t('columns.all')}
      flush
    >
      <DataTable label={t('columns.title')} columns={shown} rows={columns} rowKey={({ index }) => index} />
    </Panel>
  );
}

function Samples({ texts, empty }: { readonly texts: readonly string[]; readonly empty: string }): ReactNode {
  const different = [...new Set(texts.filter((text) => text !== ''))].slice(0, samplesShown);
  if (different.length === 0) return <span className={classes.missing}>{empty}</span>;
  return <span className={classes.samples}>{different.join(' · ')}</span>;
}
