import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Erasure, ErasurePreview } from '../contract.ts';
import { privacyMessages } from './messages.ts';
import { erasurePath, erasurePreviewQuery, type ErasureTarget } from './queries.ts';
import classes from './privacy.module.css';

interface EraseDialogProps {
  readonly target: ErasureTarget;
  readonly onBegun: () => void;
  readonly onClose: () => void;
}

/** What an erasure removes and what stays; done once the name has been typed. */
export function EraseDialog({ target, onBegun, onClose }: EraseDialogProps): ReactNode {
  const t = useMessages(privacyMessages);
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const preview = useQuery(erasurePreviewQuery(target));
  const erase = useMutation({
    mutationFn: () => api.post<Erasure>(erasurePath(target), { confirmation: typed }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['erasures'] });
      onBegun();
    },
  });
  const isConfirmed = preview.data !== undefined && plain(typed) === plain(preview.data.confirmation);
  return (
    <Dialog
      title={t('erase.title')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) erase.mutate();
      }}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={erase.isPending} disabled={!isConfirmed || preview.data.refusal !== null}>
            {t('erase.action')}
          </Button>
        </>
      }
    >
      <ProblemNotice error={erase.error} />
      <Await query={preview} skeleton={<BlockSkeleton height={220} />}>
        {(shown) => (
          <div className={classes.stack}>
            <Consequences preview={shown} />
            {shown.refusal === null && (
              <TextInput
                label={t('erase.type', { text: shown.confirmation })}
                value={typed}
                autoComplete="off"
                onChange={({ currentTarget }) => {
                  setTyped(currentTarget.value);
                }}
              />
            )}
          </div>
        )}
      </Await>
    </Dialog>
  );
}

/** What is told with its number, and left out when there is none. */
const counted = ['roles', 'assignments', 'sessions', 'devices', 'tokens', 'courses', 'results', 'changes'] as const;

function Consequences({ preview }: { readonly preview: ErasurePreview }): ReactNode {
  const t = useMessages(privacyMessages);
  const { goes, stays, identities } = preview;
  return (
    <>
      {preview.refusal !== null && <Notice tone="bad">{preview.refusal}</Notice>}
      {preview.isUnderWay && <Notice tone="info">{t('erase.underWay')}</Notice>}
      <h3>{t('erase.goes')}</h3>
      <ul>
        {preview.userId !== null && <li>{t('goes.account')}</li>}
        {preview.studentId !== null && <li>{t('goes.student')}</li>}
        {counted.map((name) => goes[name] > 0 && <li key={name}>{t(`goes.${name}`, { count: goes[name] })}</li>)}
      </ul>
      {goes.files > 0 && <p>{t('erase.files', { count: goes.files })}</p>}
      <h3>{t('erase.stays')}</h3>
      <p>{t('erase.staysList', { events: stays.events, days: t('days', { count: stays.auditDays }) })}</p>
      <p>{t('erase.backups')}</p>
      <h3>{t('erase.identities')}</h3>
      <p>{identities.map(({ value }) => value).join(', ') || '—'}</p>
    </>
  );
}

/** As the server compares. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
