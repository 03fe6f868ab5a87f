import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconApi, IconPlus } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Column } from '#web/kit/table/column.ts';
import type { OwnToken } from '../contract.ts';
import { identityMessages } from './messages.ts';
import { permissionName } from './permission-names.ts';
import { ownTokensQuery } from './queries.ts';
import { TokenDialog } from './TokenDialog.tsx';
import classes from './security.module.css';

interface TokensPanelProps {
  /** What the person may do, and so may let programs do. */
  readonly permissions: readonly string[];
}

/** The tokens by which programs act for the person. */
export function TokensPanel({ permissions }: TokensPanelProps): ReactNode {
  const t = useMessages(identityMessages);
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<OwnToken>();
  const query = useQuery(ownTokensQuery);
  const columns = useTokenColumns(setRevoked);
  return (
    <Panel
      title={t('tokens.title')}
      about={t('tokens.about')}
      flush
      tools={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            setMaking(true);
          }}
        >
          {t('tokens.make')}
        </Button>
      }
    >
      {isMaking && (
        <TokenDialog
          permissions={permissions}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {revoked && (
        <RevokeDialog
          token={revoked}
          onClose={() => {
            setRevoked(undefined);
          }}
        />
      )}
      <Await query={query} skeleton={<TableSkeleton rows={3} />}>
        {(tokens) => (
          <DataTable
            label={t('tokens.title')}
            columns={columns}
            rows={tokens}
            rowKey={({ id }) => id}
            empty={
              <StateBlock icon={<IconApi />} title={t('tokens.none')}>
                {t('tokens.noneHint')}
              </StateBlock>
            }
          />
        )}
      </Await>
    </Panel>
  );
}

function RevokeDialog({ token, onClose }: { readonly token: OwnToken; readonly onClose: () => void }): ReactNode {
  const t = useMessages(identityMessages);
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => api.delete(`/tokens/${token.id}`),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ownTokensQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      title={t('tokens.revokeTitle', { name: token.name })}
      action={t('tokens.revoke')}
      isPending={revoking.isPending}
      problem={<ProblemNotice error={revoking.error} />}
      onConfirm={() => {
        revoking.mutate();
      }}
      onClose={onClose}
    >
      {t('tokens.revokeText')}
    </ConfirmDialog>
  );
}

function useTokenColumns(revoke: (token: OwnToken) => void): Column<OwnToken>[] {
  const t = useMessages(identityMessages);
  const { date, exact, relative } = useFormats();
  return useMemo<Column<OwnToken>[]>(
    () => [
      { key: 'name', header: t('tokens.name'), onPhone: 'title', cell: ({ name }) => <strong>{name}</strong> },
      {
        key: 'scope',
        header: t('tokens.scope'),
        onPhone: 'wide',
        cell: ({ permissions, isReadOnly }) => (
          <>
            {permissions === null
              ? t('tokens.all')
              : sentenceOf(permissions.map((permission) => permissionName(permission, t)))}
            {isReadOnly && <span className={classes.quiet}>{t('tokens.readOnly')}</span>}
          </>
        ),
      },
      {
        key: 'used',
        header: t('tokens.used'),
        width: '11rem',
        cell: ({ lastUsedAt }) =>
          lastUsedAt === null ? (
            t('tokens.never')
          ) : (
            <time dateTime={lastUsedAt} title={exact(lastUsedAt)}>
              {relative(lastUsedAt)}
            </time>
          ),
      },
      {
        key: 'expires',
        header: t('tokens.expires'),
        width: '11rem',
        cell: ({ expiresAt }) =>
          expiresAt === null ? (
            t('tokens.forever')
          ) : (
            <time dateTime={expiresAt} title={exact(expiresAt)}>
              {date(expiresAt)}
            </time>
          ),
      },
      {
        key: 'actions',
        header: t('actions'),
        width: '9rem',
        onPhone: 'wide',
        cell: (token) => (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              revoke(token);
            }}
          >
            {t('tokens.revoke')}
          </Button>
        ),
      },
    ],
    [t, date, exact, relative, revoke],
  );
}

/** One line of several phrases: only the first begins with a capital. */
function sentenceOf([first = '', ...rest]: readonly string[]): string {
  return [first, ...rest.map((phrase) => phrase.charAt(0).toLowerCase() + phrase.slice(1))].join(', ');
}
