import { SegmentedControl } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { issueSeverities, type ImportDetail, type ImportIssue, type IssueSeverity } from '../contract.ts';
import { issuePlace } from './issue-place.ts';
import { importMessages } from './messages.ts';
import classes from './imports.module.css';

type Filter = IssueSeverity | 'all';

/** Everything odd about a file: what, where, which value, what to do. */
export function IssuesPanel({ batch }: { readonly batch: ImportDetail }): ReactNode {
  const t = useMessages(importMessages);
  const [filter, setFilter] = useState<Filter>('all');
  const columns = useMemo<Column<ImportIssue>[]>(
    () => [
      {
        key: 'severity',
        header: t('issues.kind'),
        width: '9rem',
        cell: ({ severity }) => (
          <span className={classes.severity} data-severity={severity}>
            {t(`severity.${severity}`)}
          </span>
        ),
      },
      { key: 'message', header: t('issues.message'), onPhone: 'wide', cell: ({ message }) => message },
      { key: 'place', header: t('issues.place'), width: '26%', cell: (issue) => issuePlace(issue, t) },
      {
        key: 'value',
        header: t('issues.value'),
        width: '16%',
        cell: ({ value }) => value !== null && value !== '' && <code className={classes.value}>{value}</code>,
      },
    ],
    [t],
  );

  const { issues } = batch;
  if (issues.length === 0) return null;
  const shown = filter === 'all' ? issues : issues.filter(({ severity }) => severity === filter);
  const present = issueSeverities.filter((severity) => batch.issueCounts[severity] > 0);
  return (
    <Panel
      title={t('issues.title')}
      flush
      tools={
        present.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('issues.filter')}
            value={filter}
            onChange={setFilter}
            data={[
              { value: 'all' as const, label: t('issues.all') },
              ...present.map((severity) => ({
                value: severity,
                label: `${t(`issues.${severity}`)} · ${String(batch.issueCounts[severity])}`,
              })),
            ]}
          />
        )
      }
    >
      <DataTable label={t('issues.title')} columns={columns} rows={shown} rowKey={(issue) => issues.indexOf(issue)} />
    </Panel>
  );
}
