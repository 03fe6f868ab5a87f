import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconUserOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ErrorState } from '#web/kit/state/ErrorState.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { Erasure } from '../contract.ts';
import { privacyMessages } from './messages.ts';
import { erasuresQuery } from './queries.ts';
import classes from './privacy.module.css';

/** Erasures, newest first; one is found by typing whom it keeps out, and lifted. */
export function ErasuresPanel(): ReactNode {
  const t = useMessages(privacyMessages);
  const { dateTime } = useFormats();
  const [identity, setIdentity] = useState('');
  const [lifted, setLifted] = useState<Erasure>();
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    erasuresQuery(identity),
  );
  return (
    <Panel title={t('erasures.list')} flush>
      <FindForm key={identity} identity={identity} onFind={setIdentity} />
      {data === undefined ? (
        isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <TableSkeleton />
        )
      ) : (
        <DataTable
          label={t('erasures.list')}
          rows={data.pages.flatMap(({ items }) => items)}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'when',
              header: t('erasures.when'),
              cell: ({ requestedAt }) => dateTime(requestedAt),
              onPhone: 'title',
            },
            { key: 'by', header: t('erasures.by'), cell: ({ requestedBy }) => requestedBy ?? '—' },
            { key: 'kind', header: t('erasures.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
            { key: 'state', header: t('erasures.state'), cell: (erasure) => <ErasureState erasure={erasure} /> },
            {
              key: 'lift',
              header: '',
              cell: (erasure) =>
                erasure.erasedAt !== null &&
                erasure.liftedAt === null && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => {
                      setLifted(erasure);
                    }}
                  >
                    {t('lift.action')}
                  </Button>
                ),
            },
          ]}
          empty={
            <StateBlock
              icon={<IconUserOff />}
              title={t(identity === '' ? 'erasures.none' : 'erasures.notFound')}
              role="status"
            />
          }
        />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('erasures.more')}
          </Button>
        </div>
      )}
      {lifted && (
        <LiftDialog
          erasure={lifted}
          onLifted={() => {
            setLifted(undefined);
            // Nobody is found by whom it kept out any more.
            setIdentity('');
          }}
          onClose={() => {
            setLifted(undefined);
          }}
        />
      )}
    </Panel>
  );
}

interface FindFormProps {
  /** What the list is narrowed to; empty: nothing. */
  readonly identity: string;
  readonly onFind: (identity: string) => void;
}

/** Only a whole identity finds: of hashes nobody knows a beginning. */
function FindForm({ identity, onFind }: FindFormProps): ReactNode {
  const t = useMessages(privacyMessages);
  const [typed, setTyped] = useState(identity);
  return (
    <form
      className={classes.find}
      onSubmit={(event) => {
        event.preventDefault();
        onFind(typed.trim());
      }}
    >
      <TextInput
        label={t('erasures.find')}
        description={t('erasures.findHint')}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
      />
      <Button type="submit" variant="default">
        {t('erasures.findAction')}
      </Button>
      {identity !== '' && (
        <Button
          variant="subtle"
          onClick={() => {
            onFind('');
          }}
        >
          {t('erasures.all')}
        </Button>
      )}
    </form>
  );
}

function ErasureState({ erasure }: { readonly erasure: Erasure }): ReactNode {
  const t = useMessages(privacyMessages);
  const { date } = useFormats();
  const { erasedAt, liftedAt, isEffective } = erasure;
  if (erasedAt === null) return t('state.underWay');
  if (liftedAt !== null) return t('state.lifted', { date: date(liftedAt) });
  return isEffective ? t('state.kept', { date: date(erasedAt) }) : t('state.ineffective');
}

interface LiftDialogProps {
  readonly erasure: Erasure;
  readonly onLifted: () => void;
  readonly onClose: () => void;
}

function LiftDialog({ erasure, onLifted, onClose }: LiftDialogProps): ReactNode {
  const t = useMessages(privacyMessages);
  const queries = useQueryClient();
  const lift = useMutation({
    mutationFn: () => api.delete<Erasure>(`/erasures/${erasure.id}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['erasures'] });
      onLifted();
    },
  });
  return (
    <ConfirmDialog
      title={t('lift.title')}
      action={t('lift.action')}
      isPending={lift.isPending}
      problem={<ProblemNotice error={lift.error} />}
      onConfirm={() => {
        lift.mutate();
      }}
      onClose={onClose}
    >
      {t('lift.text')}
    </ConfirmDialog>
  );
}
