import { useMemo, type ReactNode } from 'react';
import type { CutName, Figures } from '#domains/risk/evaluation/contract.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

/** Figures at one moment; `base` is the share that failed or left. */
export interface FiguresRow extends Pick<Figures, 'n' | 'auc' | 'brier' | 'ece' | 'zoneC'> {
  readonly cut: CutName | 'overall';
  readonly base: number | null;
}

/** How well a model did at each moment, with what the figures mean. */
export function FiguresTable({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly FiguresRow[];
}): ReactNode {
  const t = useMessages(modelMessages);
  const columns = useColumns();
  return (
    <>
      <DataTable label={label} columns={columns} rows={rows} rowKey={({ cut }) => cut} />
      <p className={classes.legend}>{t('figure.help')}</p>
    </>
  );
}

function useColumns(): Column<FiguresRow>[] {
  const t = useMessages(modelMessages);
  const { number, fixed, percent } = useFormats();
  return useMemo(() => {
    const numeric = (key: string, header: string, cell: (row: FiguresRow) => string): Column<FiguresRow> => ({
      ...{ key, header, cell, numeric: true },
    });
    const share = (value: number | null) => (value === null ? t('none') : percent(100 * value));
    const figure = (value: number | null) => (value === null ? t('none') : fixed(value, 3));
    return [
      { key: 'cut', header: t('figure.moment'), cell: ({ cut }) => t(`cut.${cut}`), onPhone: 'title' },
      numeric('n', t('figure.n'), ({ n }) => number(n)),
      numeric('failed', t('figure.failed'), ({ base }) => share(base)),
      numeric('auc', t('figure.auc'), ({ auc }) => figure(auc)),
      numeric('brier', t('figure.brier'), ({ brier }) => figure(brier)),
      numeric('ece', t('figure.ece'), ({ ece }) => figure(ece)),
      numeric('share', t('figure.share'), ({ zoneC }) => share(zoneC.share)),
      numeric('precision', t('figure.precision'), ({ zoneC }) => share(zoneC.precision)),
      numeric('recall', t('figure.recall'), ({ zoneC }) => share(zoneC.recall)),
    ];
  }, [t, number, fixed, percent]);
}
