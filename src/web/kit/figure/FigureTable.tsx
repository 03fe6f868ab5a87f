import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** The figures behind a picture, as a table; the first cell of each row is its heading. */
export interface FigureData {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly [string, ...string[]])[];
}

export function FigureTable({ data, label }: { readonly data: FigureData; readonly label: string }): ReactNode {
  return (
    <div className={classes.tableScroll}>
      <table className={classes.table}>
        <VisuallyHidden component="caption">{label}</VisuallyHidden>
        <thead>
          <tr>
            {data.headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(([heading, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{heading}</th>
              {cells.map((cell, index) => (
                <td key={data.headers[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
