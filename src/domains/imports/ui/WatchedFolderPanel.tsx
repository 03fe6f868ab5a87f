import { useQuery } from '@tanstack/react-query';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { WatchedFolder } from '../contract.ts';
import { folderMessages } from './folder-messages.ts';
import { ImportStatusMark } from './ImportStatusMark.tsx';
import { watchedFolderQuery } from './queries.ts';
import classes from './imports.module.css';

type WatchedFile = WatchedFolder['files'][number];

interface WatchedFolderPanelProps {
  /** Makes the name of an imported file lead to its import. */
  readonly link: (importId: string, path: string) => ReactNode;
}

/** The folder whose files are imported: when it was looked into, what lies there and what became of it. */
export function WatchedFolderPanel({ link }: WatchedFolderPanelProps): ReactNode {
  const t = useMessages(folderMessages);
  const { dateTime } = useFormats();
  const query = useQuery(watchedFolderQuery);
  const { folder = null, lookedAt = null } = query.data ?? {};
  const about =
    folder === null
      ? query.data && t('off')
      : lookedAt === null
        ? t('notYet', { folder })
        : t('looked', { folder, moment: dateTime(lookedAt) });
  return (
    <Panel title={t('title')} about={about} flush>
      <Await query={query} skeleton={<TableSkeleton />}>
        {(seen) => (seen.folder === null ? null : <FolderContent seen={seen} link={link} />)}
      </Await>
    </Panel>
  );
}

function FolderContent({ seen, link }: { readonly seen: WatchedFolder } & WatchedFolderPanelProps): ReactNode {
  const t = useMessages(folderMessages);
  const { bytes, dateTime } = useFormats();
  const columns: Column<WatchedFile>[] = [
    {
      key: 'file',
      header: t('file'),
      onPhone: 'title',
      cell: (file) => (file.import ? link(file.import.id, file.path) : file.path),
    },
    {
      key: 'state',
      header: t('state'),
      cell: (file) =>
        file.state === 'imported' && file.import ? (
          <ImportStatusMark status={file.import.status} />
        ) : (
          t(`state.${file.state}`)
        ),
    },
    { key: 'bytes', header: t('bytes'), numeric: true, cell: (file) => bytes(file.bytes) },
    {
      key: 'changed',
      header: t('changed'),
      cell: (file) => <time dateTime={file.modifiedAt}>{dateTime(file.modifiedAt)}</time>,
    },
  ];
  return (
    <>
      {seen.problem !== null && (
        <div className={classes.folderProblem}>
          <Notice tone="warning">{t(`problem.${seen.problem}`)}</Notice>
        </div>
      )}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={seen.files}
        rowKey={({ path }) => path}
        empty={
          <StateBlock icon={<IconFolderOpen />} title={t('empty')}>
            {t('emptyHint')}
          </StateBlock>
        }
      />
      {seen.total > seen.files.length && (
        <p className={classes.more}>{t('first', { shown: seen.files.length, count: seen.total })}</p>
      )}
    </>
  );
}
