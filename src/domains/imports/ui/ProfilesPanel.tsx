import { Button } from '@mantine/core';
import { IconTableOptions } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { addressOf, api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { NameDialog } from '#web/kit/dialog/NameDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { SourceProfile } from '../mapping/contract.ts';
import { mappingMessages } from './mapping-messages.ts';
import { profilesQuery } from './mapping-queries.ts';
import classes from './mapping.module.css';

type Open = { readonly action: 'rename' | 'delete'; readonly profile: SourceProfile } | undefined;

/** All profiles of tables: download, rename, delete. */
export function ProfilesPanel(): ReactNode {
  const t = useMessages(mappingMessages);
  const { number, dateTime } = useFormats();
  const client = useQueryClient();
  const query = useQuery(profilesQuery);
  const [open, setOpen] = useState<Open>();
  const done = async (): Promise<void> => {
    setOpen(undefined);
    await client.invalidateQueries({ queryKey: profilesQuery.queryKey });
  };
  const rename = useMutation({
    mutationFn: ({ id, name }: { readonly id: string; readonly name: string }) =>
      api.patch(`/source-profiles/${id}`, { name }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: SourceProfile) => api.delete(`/source-profiles/${id}`, { query: { version } }),
    onSuccess: done,
  });
  const start = (action: 'rename' | 'delete', profile: SourceProfile): void => {
    rename.reset();
    remove.reset();
    setOpen({ action, profile });
  };
  const close = (): void => setOpen(undefined);
  const columns: Column<SourceProfile>[] = [
    { key: 'name', header: t('profiles.name'), onPhone: 'title', cell: ({ name }) => name },
    { key: 'version', header: t('profiles.version'), numeric: true, cell: ({ version }) => number(version) },
    { key: 'columns', header: t('profiles.columns'), numeric: true, cell: (profile) => number(profile.columns) },
    { key: 'imports', header: t('profiles.imports'), numeric: true, cell: ({ imports }) => number(imports) },
    { key: 'who', header: t('profiles.who'), cell: ({ createdBy }) => createdBy?.name },
    { key: 'when', header: t('profiles.when'), cell: ({ changedAt }) => dateTime(changedAt) },
    {
      key: 'actions',
      header: t('profiles.actions'),
      onPhone: 'wide',
      cell: (profile) => (
        <span className={classes.actions}>
          <Button
            component="a"
            aria-label={`${t('profiles.download')}: ${profile.name}`}
            variant="subtle"
            size="compact-sm"
            href={addressOf(`/source-profiles/${profile.id}`)}
            download={`${profile.name}.json`}
          >
            {t('profiles.download')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('profiles.rename')}: ${profile.name}`}
            onClick={() => start('rename', profile)}
          >
            {t('profiles.rename')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('profiles.delete')}: ${profile.name}`}
            onClick={() => start('delete', profile)}
          >
            {t('profiles.delete')}
          </Button>
        </span>
      ),
    },
  ];
  const empty = (
    <StateBlock icon={<IconTableOptions />} title={t('profiles.empty')} role="status">
      {t('profiles.emptyHint')}
    </StateBlock>
  );
  return (
    <>
      <Await query={query} skeleton={<TableSkeleton />}>
        {(profiles) => (
          <DataTable
            label={t('profiles.title')}
            columns={columns}
            rows={profiles}
            rowKey={({ id }) => id}
            empty={empty}
          />
        )}
      </Await>
      {open?.action === 'rename' && (
        <NameDialog
          title={t('profiles.rename')}
          action={t('save')}
          label={t('profiles.name')}
          maxLength={100}
          before={open.profile.name}
          isPending={rename.isPending}
          error={rename.error}
          onSubmit={(name) => rename.mutate({ id: open.profile.id, name })}
          onClose={close}
        />
      )}
      {open?.action === 'delete' && (
        <ConfirmDialog
          title={t('profiles.deleteTitle', { name: open.profile.name })}
          action={t('profiles.delete')}
          isPending={remove.isPending}
          problem={<ProblemNotice error={remove.error} />}
          onConfirm={() => remove.mutate(open.profile)}
          onClose={close}
        >
          {t('profiles.deleteText')}
        </ConfirmDialog>
      )}
    </>
  );
}
