import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { ClusteringFigures } from '../clusterings/contract.ts';
import { riskMessages } from './messages.ts';
import classes from './pattern.module.css';

/** The groups that each way finds, and how sound they are. */
export function ClusteringsTable({ methods }: { readonly methods: readonly ClusteringFigures[] }): ReactNode {
  const t = useMessages(riskMessages);
  const columns = useColumns();
  return (
    <div className={classes.sheet}>
      <DataTable label={t('clusterings.title')} columns={columns} rows={methods} rowKey={({ method }) => method} />
    </div>
  );
}

function useColumns(): Column<ClusteringFigures>[] {
  const t = useMessages(riskMessages);
  const { number, fixed } = useFormats();
  return useMemo<Column<ClusteringFigures>[]>(() => {
    const figure = (key: 'silhouette' | 'stability' | 'agreement', header: string) => ({
      ...{ key, header, numeric: true },
      cell: (row: ClusteringFigures) => fixed(row[key], 2),
    });
    return [
      {
        ...{ key: 'method', header: t('clusterings.method'), onPhone: 'title' },
        cell: ({ method, mixture }) => (
          <>
            {t(`clusterings.${method}`)}
            {mixture && (
              <span className={classes.note}>
                {t(`clusterings.covariance.${mixture.covariance}`, { bic: number(mixture.bic) })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'sizes',
        header: t('clusterings.sizes'),
        cell: ({ sizes }) => sizes.map((size) => number(size)).join(' + '),
      },
      figure('silhouette', t('quality.silhouette')),
      {
        ...{ key: 'calinskiHarabasz', header: t('quality.calinskiHarabasz'), numeric: true },
        cell: ({ calinskiHarabasz }) => (calinskiHarabasz === null ? t('quality.none') : number(calinskiHarabasz)),
      },
      figure('stability', t('quality.stability')),
      figure('agreement', t('clusterings.agreement')),
    ];
  }, [t, number, fixed]);
}
