import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { ImportTable } from '../mapping/contract.ts';
import { letterOf } from './mapping-draft.ts';
import { mappingMessages } from './mapping-messages.ts';
import type { TablePlace } from './mapping-queries.ts';
import classes from './mapping.module.css';

/** Rows shown from the top, and below the headers where those stand further down. */
const shownRows = 12;
const shownBelow = 5;

interface MappingRowsProps {
  readonly table: ImportTable;
  readonly onPlace: (place: TablePlace) => void;
}

/** The first rows of a sheet as they are, and which of them holds the headers. */
export function MappingRows({ table, onPlace }: MappingRowsProps): ReactNode {
  const t = useMessages(mappingMessages);
  const { rows, sheet, sheets, headerRow } = table;
  const shown = rows.slice(0, Math.max(shownRows, headerRow + shownBelow));
  const width = Math.max(...shown.map((row) => row.length));
  return (
    <Panel
      title={t('rows.title')}
      about={t('rows.about')}
      flush
      tools={
        sheets.length > 1 && (
          <NativeSelect
            aria-label={t('rows.sheet')}
            value={sheet}
            onChange={({ currentTarget }) => onPlace({ sheet: Number(currentTarget.value) })}
            data={sheets.map(({ name, rows: count }, index) => ({
              value: String(index),
              label: t('rows.sheetRows', { name, rows: count }),
            }))}
          />
        )
      }
    >
      <div className={classes.rows} role="region" aria-label={t('rows.title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th />
              {Array.from({ length: width }, (_, column) => (
                <th key={column} scope="col">
                  {letterOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index} data-header={index + 1 === headerRow} data-above={index + 1 < headerRow}>
                <th scope="row">
                  <label className={classes.rowChoice}>
                    <input
                      type="radio"
                      name="header-row"
                      aria-label={t('rows.header', { row: index + 1 })}
                      checked={index + 1 === headerRow}
                      onChange={() => onPlace({ sheet, headerRow: index + 1 })}
                    />
                    {index + 1}
                  </label>
                </th>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
