import type { ReactNode } from 'react';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { MyData } from '../contract.ts';
import { Terms } from './Terms.tsx';
import { privacyMessages } from './messages.ts';
import classes from './privacy.module.css';

/** What is kept about the studies, course by course. */
export function OwnStudentPanel({ data: { student, retention } }: { readonly data: MyData }): ReactNode {
  const t = useMessages(privacyMessages);
  const { date, number } = useFormats();
  if (!student) return <Panel title={t('student.title')}>{t('student.none')}</Panel>;
  return (
    <Panel title={t('student.title')} flush>
      <div className={classes.inset}>
        <Terms
          why={t('student.why')}
          kept={t('student.kept', {
            ledger: t('days', { count: retention.ledgerDays }),
            history: t('days', { count: retention.historyDays }),
          })}
        />
        <Facts
          facts={[
            [t('account.name'), student.name ?? '—'],
            [t('account.email'), student.email ?? '—'],
            [t('student.group'), student.group ?? '—'],
            [
              t('student.ids'),
              student.identities.map(({ source, externalId }) => `${externalId} (${source})`).join(', '),
            ],
          ]}
        />
      </div>
      <DataTable
        label={t('student.title')}
        rows={student.courses}
        rowKey={({ id }) => id}
        columns={[
          { key: 'course', header: t('student.course'), cell: ({ name }) => name, onPhone: 'title' },
          { key: 'since', header: t('student.since'), cell: ({ enrolledAt }) => date(enrolledAt) },
          { key: 'results', header: t('student.results'), cell: ({ results }) => number(results), numeric: true },
          { key: 'changes', header: t('student.changes'), cell: ({ changes }) => number(changes), numeric: true },
          { key: 'metrics', header: t('student.metrics'), cell: ({ hasMetrics }) => t(hasMetrics ? 'yes' : 'no') },
          { key: 'zone', header: t('student.zone'), cell: ({ zone }) => zone && <ZoneBadge zone={zone} /> },
        ]}
      />
    </Panel>
  );
}
