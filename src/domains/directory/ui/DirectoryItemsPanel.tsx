import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import { mostItems, type DirectoryItem, type DirectoryRun } from '../contract.ts';
import { directoryMessages } from './messages.ts';
import { directoryItemsQuery } from './queries.ts';
import classes from './directory.module.css';

interface DirectoryItemsPanelProps {
  readonly run: DirectoryRun;
  readonly link: (userId: string, name: string) => ReactNode;
}

const figures = ['people', 'add', 'link', 'change', 'open', 'close', 'leave', 'same'] as const;

/** Whom a look at the directory concerns, in figures and one by one. */
export function DirectoryItemsPanel({ run, link }: DirectoryItemsPanelProps): ReactNode {
  const t = useMessages(directoryMessages);
  const { number } = useFormats();
  const columns = useItemColumns(link, run.state === 'applied');
  const query = useQuery(directoryItemsQuery(run.id));
  const { counts } = run;
  if (!counts) return null;
  return (
    <>
      <StatRow>
        {figures
          .filter((name) => name === 'people' || counts[name] > 0)
          .map((name) => (
            <StatTile
              key={name}
              label={t(`count.${name}`)}
              value={number(counts[name])}
              tone={name === 'close' && counts.close > 0 ? 'warning' : 'plain'}
            />
          ))}
      </StatRow>
      <Panel
        title={t('list.title')}
        about={query.data?.length === mostItems ? t('list.first', { count: mostItems }) : undefined}
        flush
      >
        <Await query={query} skeleton={<TableSkeleton />}>
          {(items) => (
            <DataTable
              label={t('list.title')}
              columns={columns}
              rows={items}
              rowKey={(item) => items.indexOf(item)}
              firstRows={50}
            />
          )}
        </Await>
      </Panel>
    </>
  );
}

function useItemColumns(link: DirectoryItemsPanelProps['link'], isDone: boolean): Column<DirectoryItem>[] {
  const t = useMessages(directoryMessages);
  return useMemo<Column<DirectoryItem>[]>(
    () => [
      {
        key: 'person',
        header: t('list.person'),
        onPhone: 'title',
        cell: ({ userId, name, email }) => (
          <>
            {userId === null ? name : link(userId, name)}
            <span className={classes.quietLine}>{email}</span>
          </>
        ),
      },
      {
        key: 'action',
        header: t(isDone ? 'list.did' : 'list.action'),
        width: '14rem',
        cell: ({ action, fields }) =>
          [t(`action.${action}`), fields.map((field) => t(`field.${field}`)).join(', ')]
            .filter((part) => part !== '')
            .join(': '),
      },
      {
        key: 'roles',
        header: t('list.roles'),
        cell: ({ granted, revoked }) =>
          [...granted.map((role) => `+ ${t(`role.${role}`)}`), ...revoked.map((role) => `− ${t(`role.${role}`)}`)].join(
            ', ',
          ),
      },
      {
        key: 'why',
        header: t('list.why'),
        cell: ({ reasons }) => reasons.map((reason) => t(`reason.${reason}`)).join('; '),
      },
    ],
    [t, link, isDone],
  );
}
