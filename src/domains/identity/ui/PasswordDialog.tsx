import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { shortestPassword, type PasswordChange } from '../contract.ts';
import { identityMessages } from './messages.ts';
import { ownSessionsQuery } from './queries.ts';

/** Changes the own password. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useMessages(identityMessages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (passwords: PasswordChange) => api.put('/session/password', passwords),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate({ current, next });
  };

  if (change.isSuccess) {
    return (
      <Dialog title={t('password.title')} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
        <Notice tone="good" role="status">
          {t('password.done')}
        </Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('password.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <DialogActions
          action={t('password.submit')}
          isPending={change.isPending}
          isDisabled={current === '' || next.length < shortestPassword}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={change.error} />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        value={current}
        onChange={({ currentTarget }) => {
          setCurrent(currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('password.next')}
        description={t('password.rule', { min: shortestPassword })}
        autoComplete="new-password"
        value={next}
        onChange={({ currentTarget }) => {
          setNext(currentTarget.value);
        }}
      />
    </Dialog>
  );
}
