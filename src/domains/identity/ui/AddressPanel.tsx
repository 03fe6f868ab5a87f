import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { AddressChange } from '../contract.ts';
import { identityMessages } from './messages.ts';
import classes from './security.module.css';

/** The person's e-mail address, and a way to another one. */
export function AddressPanel({ email }: { readonly email: string }): ReactNode {
  const t = useMessages(identityMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('address.panel')} about={t('address.about')}>
      <div className={classes.address}>
        <span>{email}</span>
        <Button
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('address.change')}
        </Button>
      </div>
      {isOpen && (
        <AddressDialog
          email={email}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Panel>
  );
}

interface AddressDialogProps {
  readonly email: string;
  readonly onClose: () => void;
}

function AddressDialog({ email, onClose }: AddressDialogProps): ReactNode {
  const t = useMessages(identityMessages);
  const [wanted, setWanted] = useState('');
  const [password, setPassword] = useState('');
  const asking = useMutation({ mutationFn: (change: AddressChange) => api.post('/session/address', change) });
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(wanted.trim()) && wanted.trim().toLowerCase() !== email;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isAddress) asking.mutate({ email: wanted.trim(), password });
  };
  if (asking.isSuccess) {
    return (
      <Dialog title={t('address.title')} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
        <Notice tone="good" role="status">
          {t('address.sent', { email: wanted.trim() })}
        </Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('address.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <DialogActions
          action={t('address.send')}
          isPending={asking.isPending}
          isDisabled={!isAddress}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={asking.error} />
      <TextInput
        label={t('address.wanted')}
        description={t('address.hint')}
        type="email"
        maxLength={254}
        autoComplete="email"
        value={wanted}
        onChange={({ currentTarget }) => {
          setWanted(currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('password.current')}
        description={t('address.noPassword')}
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value);
        }}
      />
    </Dialog>
  );
}
