import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { ModelFigures, ModelFiguresAnswer } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { useMoney } from './useMoney.ts';

interface Share extends ModelFigures {
  readonly key: string;
  readonly title: string;
}

/** The same figures for each provider, then for the courses with most questions. */
export function SharesTable({ figures }: { readonly figures: ModelFiguresAnswer }): ReactNode {
  const t = useMessages(modelMessages);
  const { number, percent, seconds } = useFormats();
  const money = useMoney(figures.currency);
  const rows: Share[] = [
    ...figures.providers.map((row) => ({
      ...row,
      key: row.provider,
      title: row.provider === 'yandex' || row.provider === 'openai' ? t(`provider.${row.provider}`) : row.provider,
    })),
    ...figures.courses.map((row) => ({
      ...row,
      key: `course ${row.courseId ?? 'none'}`,
      title: row.name ?? t(row.courseId === null ? 'shares.noCourse' : 'shares.gone'),
    })),
  ];
  const columns = useMemo<Column<Share>[]>(
    () => [
      { key: 'title', header: t('shares.what'), onPhone: 'title', cell: ({ title }) => title },
      { key: 'calls', header: t('figures.calls'), numeric: true, cell: ({ calls }) => number(calls) },
      {
        key: 'answered',
        header: t('shares.answered'),
        cell: ({ calls, answered }) => {
          const share = calls === 0 ? 0 : (100 * answered) / calls;
          return <ShareBar share={share} text={percent(share)} />;
        },
      },
      {
        key: 'time',
        header: t('shares.time'),
        numeric: true,
        cell: ({ p50Ms }) => (p50Ms === null ? t('none') : seconds(p50Ms / 1000)),
      },
      {
        key: 'tokens',
        header: t('shares.tokens'),
        numeric: true,
        cell: ({ tokensIn, tokensOut }) => number(tokensIn + tokensOut),
      },
      { key: 'cost', header: t('shares.cost'), numeric: true, cell: ({ cost }) => money(cost) },
    ],
    [t, number, percent, seconds, money],
  );
  return <DataTable label={t('shares.title')} columns={columns} rows={rows} rowKey={({ key }) => key} firstRows={8} />;
}
