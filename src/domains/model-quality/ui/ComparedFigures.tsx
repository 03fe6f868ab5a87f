import { useMemo, type ReactNode } from 'react';
import type { Figures } from '#domains/risk/evaluation/contract.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { TrainingReport } from '../contract.ts';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

interface Side {
  readonly name: string;
  readonly figures: Figures;
}

/** Two models on the same students, whom the candidate has not seen. */
export function ComparedFigures({ trained }: { readonly trained: NonNullable<TrainingReport['trained']> }): ReactNode {
  const t = useMessages(modelMessages);
  const { fixed } = useFormats();
  const columns = useColumns();
  const { auc, low, high } = trained.difference;
  const figure = (value: number | null): string => (value === null ? t('none') : fixed(value, 3));
  const interval = t('candidate.interval', { value: figure(auc), low: figure(low), high: figure(high) });
  return (
    <div>
      <DataTable
        label={t('candidate.heldOut')}
        columns={columns}
        rows={[
          { name: t('candidate.present'), figures: trained.present.overall },
          { name: t('candidate.candidate'), figures: trained.candidate.overall },
        ]}
        rowKey={({ name }) => name}
      />
      <p className={classes.help}>
        {t('candidate.difference')}: {interval}
      </p>
    </div>
  );
}

function useColumns(): Column<Side>[] {
  const t = useMessages(modelMessages);
  const { fixed, percent } = useFormats();
  return useMemo(() => {
    const numeric = (key: string, header: string, cell: (figures: Figures) => string): Column<Side> => ({
      ...{ key, header, numeric: true },
      cell: ({ figures }) => cell(figures),
    });
    const share = (value: number | null) => (value === null ? t('none') : percent(100 * value));
    const figure = (value: number | null) => (value === null ? t('none') : fixed(value, 3));
    return [
      { key: 'name', header: t('candidate.which'), cell: ({ name }) => name, onPhone: 'title' },
      numeric('auc', t('figure.auc'), ({ auc }) => figure(auc)),
      numeric('brier', t('figure.brier'), ({ brier }) => figure(brier)),
      numeric('ece', t('figure.ece'), ({ ece }) => figure(ece)),
      numeric('share', t('figure.share'), ({ zoneC }) => share(zoneC.share)),
      numeric('precision', t('figure.precision'), ({ zoneC }) => share(zoneC.precision)),
      numeric('recall', t('figure.recall'), ({ zoneC }) => share(zoneC.recall)),
    ];
  }, [t, fixed, percent]);
}
