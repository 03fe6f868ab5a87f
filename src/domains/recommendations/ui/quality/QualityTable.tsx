import { useMemo, type ReactNode } from 'react';
import { ShareBar } from '#web/kit/bar/ShareBar.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { QualityGroup } from '../../quality/contract.ts';
import { adviceMessages } from '../messages.ts';

interface QualityTableProps {
  readonly title: string;
  /** What the groups are called together. */
  readonly header: string;
  readonly groups: readonly QualityGroup[];
  readonly nameOf: (group: QualityGroup) => string;
}

/** The figures of groups of advice side by side. */
export function QualityTable({ title, header, groups, nameOf }: QualityTableProps): ReactNode {
  const t = useMessages(adviceMessages);
  const { number, percent } = useFormats();
  const columns = useMemo<Column<QualityGroup>[]>(
    () => [
      { key: 'name', header, onPhone: 'title', cell: nameOf },
      { key: 'composed', header: t('quality.composed'), numeric: true, cell: ({ composed }) => number(composed) },
      {
        key: 'unchanged',
        header: t('quality.unchanged'),
        cell: ({ unchanged, edited, rejected }) => {
          const decided = unchanged + edited + rejected;
          const share = decided === 0 ? 0 : (100 * unchanged) / decided;
          return decided === 0 ? '–' : <ShareBar share={share} text={percent(share)} />;
        },
      },
      { key: 'edited', header: t('quality.edited'), numeric: true, cell: ({ edited }) => number(edited) },
      { key: 'rejected', header: t('quality.rejected'), numeric: true, cell: ({ rejected }) => number(rejected) },
      {
        key: 'done',
        header: t('quality.done'),
        numeric: true,
        cell: ({ items, itemsDone }) => (items === 0 ? '–' : percent((100 * itemsDone) / items)),
      },
      {
        key: 'zone',
        header: t('quality.zone'),
        numeric: true,
        cell: ({ zoneBetter, zoneSame, zoneWorse }) => {
          const all = zoneBetter + zoneSame + zoneWorse;
          return all === 0 ? '–' : `${percent((100 * zoneBetter) / all)} (${number(all)})`;
        },
      },
      {
        key: 'rating',
        header: t('quality.ratings'),
        numeric: true,
        cell: ({ meanStars, ratings }) =>
          meanStars === null
            ? ratings === 0
              ? '–'
              : t('quality.few')
            : `${number(meanStars, 1)} (${number(ratings)})`,
      },
    ],
    [t, header, nameOf, number, percent],
  );
  return <DataTable label={title} columns={columns} rows={groups} rowKey={nameOf} firstRows={12} />;
}
