import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { InvitationIssue, InvitationPlan, PlannedPerson } from '../contract.ts';
import { peopleMessages } from './messages.ts';
import classes from './people.module.css';

interface InvitationReviewProps {
  readonly plan: InvitationPlan;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onAgain: () => void;
}

/** What a table of people would do, row by row, before anything is done. */
export function InvitationReview({ plan, isPending, error, onConfirm, onAgain }: InvitationReviewProps): ReactNode {
  const t = useMessages(peopleMessages);
  const countOf = (action: PlannedPerson['action']): number =>
    plan.people.filter((person) => person.action === action).length;
  const changed = countOf('invite') + countOf('extend');
  return (
    <>
      <Panel title={plan.file} about={plan.sheet === null ? undefined : t('bulk.sheet', { sheet: plan.sheet })}>
        <div className={classes.stack}>
          {plan.issues.length > 0 ? (
            <Notice tone="bad" role="alert">
              {t('bulk.issues', { count: plan.issues.length })}
            </Notice>
          ) : (
            <Notice tone="info" role="status">
              {t('bulk.will', { invite: countOf('invite'), extend: countOf('extend'), keep: countOf('keep') })}
            </Notice>
          )}
          <ProblemNotice error={error} />
          <div className={classes.buttons}>
            {plan.issues.length === 0 && changed > 0 && (
              <Button loading={isPending} onClick={onConfirm}>
                {t('bulk.confirm', { count: changed })}
              </Button>
            )}
            <Button variant="default" disabled={isPending} onClick={onAgain}>
              {t('bulk.again')}
            </Button>
          </div>
        </div>
      </Panel>
      {plan.issues.length > 0 && <Issues issues={plan.issues} />}
      {plan.people.length > 0 && (
        <Planned people={plan.people} title={t(plan.issues.length > 0 ? 'bulk.faultless' : 'bulk.people')} />
      )}
    </>
  );
}

function Issues({ issues }: { readonly issues: readonly InvitationIssue[] }): ReactNode {
  const t = useMessages(peopleMessages);
  const columns = useMemo<Column<InvitationIssue>[]>(
    () => [
      {
        key: 'place',
        header: t('bulk.place'),
        width: '16rem',
        onPhone: 'title',
        cell: ({ row, column }) =>
          [row !== null && t('bulk.row', { row }), column !== null && t('bulk.column', { column })]
            .filter((part) => part !== false)
            .join(', ') || t('bulk.wholeFile'),
      },
      {
        key: 'value',
        header: t('bulk.value'),
        width: '14rem',
        cell: ({ value }) => value !== null && <code>{value}</code>,
      },
      { key: 'message', header: t('bulk.what'), onPhone: 'wide', cell: ({ message }) => message },
    ],
    [t],
  );
  return (
    <Panel title={t('bulk.faults')} flush>
      <DataTable
        label={t('bulk.faults')}
        columns={columns}
        rows={issues}
        rowKey={(issue) => issues.indexOf(issue)}
        firstRows={50}
      />
    </Panel>
  );
}

interface PlannedProps {
  readonly title: string;
  readonly people: readonly PlannedPerson[];
}

function Planned({ title, people }: PlannedProps): ReactNode {
  const t = useMessages(peopleMessages);
  const columns = useMemo<Column<PlannedPerson>[]>(
    () => [
      {
        key: 'name',
        header: t('list.name'),
        onPhone: 'title',
        cell: ({ entry }) => (
          <>
            {entry.name}
            <span className={classes.quietLine}>{entry.email}</span>
          </>
        ),
      },
      {
        key: 'action',
        header: t('bulk.action'),
        width: '14rem',
        cell: ({ action }) => (
          <span className={classes.state} data-state={action === 'keep' ? 'inactive' : action}>
            {t(`bulk.${action}`)}
          </span>
        ),
      },
      {
        key: 'roles',
        header: t('bulk.roles'),
        cell: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(', '),
      },
      {
        key: 'scope',
        header: t('bulk.scope'),
        cell: ({ courses, programmes }) => [...courses, ...programmes].map(({ name }) => name).join('; '),
      },
      { key: 'row', header: t('bulk.rowNumber'), width: '5rem', numeric: true, cell: ({ entry }) => entry.row },
    ],
    [t],
  );
  return (
    <Panel title={title} flush>
      <DataTable label={title} columns={columns} rows={people} rowKey={({ entry }) => entry.row} firstRows={50} />
    </Panel>
  );
}
