import { useMemo, type ReactNode } from 'react';
import type { GroupErrors, Rate } from '#domains/risk/evaluation/contract.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

/** The errors of the model in each group of students, with their intervals. */
export function GroupsPanel({ groups }: { readonly groups: readonly GroupErrors[] }): ReactNode {
  const t = useMessages(modelMessages);
  const columns = useColumns();
  const isEmpty = groups.length === 0;
  return (
    <Panel title={t('groups.title')} about={t('groups.about')} flush={!isEmpty}>
      {isEmpty ? (
        <p className={classes.help}>{t('groups.none')}</p>
      ) : (
        <DataTable
          label={t('groups.title')}
          columns={columns}
          rows={groups}
          rowKey={({ attribute, value }) => `${attribute}: ${value}`}
        />
      )}
    </Panel>
  );
}

function useColumns(): Column<GroupErrors>[] {
  const t = useMessages(modelMessages);
  const { number, percent } = useFormats();
  return useMemo(() => {
    const whole = (share: number): string => percent(100 * share);
    const rateOf = (rate: Rate | null): string =>
      rate === null
        ? t('groups.few')
        : t('groups.rate', { rate: whole(rate.rate), low: whole(rate.low), high: whole(rate.high) });
    return [
      {
        key: 'group',
        header: t('groups.group'),
        cell: ({ attribute, value }) => `${attribute}: ${value}`,
        onPhone: 'title',
      },
      {
        key: 'students',
        header: t('groups.students'),
        numeric: true,
        cell: ({ students }) => (students === null ? t('groups.few') : number(students)),
      },
      {
        key: 'falsePositive',
        header: t('groups.falsePositive'),
        numeric: true,
        cell: ({ falsePositive }) => rateOf(falsePositive),
      },
      {
        key: 'falseNegative',
        header: t('groups.falseNegative'),
        numeric: true,
        cell: ({ falseNegative }) => rateOf(falseNegative),
      },
    ];
  }, [t, number, percent]);
}
