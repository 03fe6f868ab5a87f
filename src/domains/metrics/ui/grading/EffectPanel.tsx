import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { GradingEffect } from '../../grading/contract.ts';
import classes from './grading.module.css';
import { gradingMessages } from './messages.ts';

type Item = GradingEffect['items'][number];

interface EffectPanelProps {
  readonly effect: GradingEffect;
  readonly nameOf: (studentId: number) => ReactNode;
}

/** Whose numbers rules that are not saved yet would change. */
export function EffectPanel({ effect, nameOf }: EffectPanelProps): ReactNode {
  const t = useMessages(gradingMessages);
  const { number, percent } = useFormats();
  const columns = useMemo<Column<Item>[]>(() => {
    const changed = (before: string | null, after: string | null): ReactNode =>
      before === after ? (
        (after ?? '–')
      ) : (
        <span className={classes.change}>
          <span className={classes.before}>{before ?? '–'}</span>→ <b>{after ?? '–'}</b>
        </span>
      );
    const share = (value: number | null) => (value === null ? null : percent(value, 1));
    const count = (value: number | null) => (value === null ? null : number(value));
    return [
      { key: 'student', header: t('effect.student'), onPhone: 'title', cell: ({ studentId }) => nameOf(studentId) },
      {
        ...{ key: 'grade', header: t('effect.grade'), numeric: true },
        cell: ({ grade }) => changed(share(grade.before), share(grade.after)),
      },
      {
        ...{ key: 'overall', header: t('effect.overall'), numeric: true },
        cell: ({ overall }) => changed(share(overall.before), share(overall.after)),
      },
      {
        ...{ key: 'failed', header: t('effect.failed'), numeric: true },
        cell: ({ failed }) => changed(count(failed.before), count(failed.after)),
      },
      { key: 'zone', header: t('effect.zone'), cell: ({ zone }) => changed(zone.before, zone.after) },
    ];
  }, [t, number, percent, nameOf]);
  return (
    <Panel
      title={t('effect.title')}
      about={
        <span role="status">
          {effect.items.length === 0
            ? t('effect.nothing')
            : t('effect.counts', { students: effect.students, ...effect.changed })}
        </span>
      }
      flush
    >
      {effect.items.length > 0 && (
        <DataTable
          label={t('effect.title')}
          columns={columns}
          rows={effect.items}
          rowKey={({ studentId }) => studentId}
          firstRows={15}
        />
      )}
    </Panel>
  );
}
