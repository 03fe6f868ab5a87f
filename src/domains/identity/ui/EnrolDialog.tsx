import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Enrolment, RecoveryCodes } from '../contract.ts';
import { CodeInput } from './CodeInput.tsx';
import { OwnPasswordInput } from './OwnPasswordInput.tsx';
import { ownSecondFactorQuery } from './queries.ts';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { secondFactorMessages } from './second-factor-messages.ts';
import { SecretPicture } from './SecretPicture.tsx';

interface EnrolDialogProps {
  readonly asksPassword: boolean;
  readonly onClose: () => void;
}

/** Turns the second factor on: password, secret for the phone, a code of it, recovery codes. */
export function EnrolDialog({ asksPassword, onClose }: EnrolDialogProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: (typed: string) => api.post<Enrolment>('/second-factor/enrolment', { password: typed }),
  });
  const confirm = useMutation({
    mutationFn: () => api.post<RecoveryCodes>('/second-factor/enrolment/confirm', { code }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownSecondFactorQuery.queryKey }),
  });
  const { mutate } = begin;
  useEffect(() => {
    if (!asksPassword) mutate('');
  }, [asksPassword, mutate]);

  if (confirm.data) return <RecoveryCodesDialog codes={confirm.data.recoveryCodes} onClose={onClose} />;
  const isShown = begin.data !== undefined;
  return (
    <Dialog
      title={t('enrol.title')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isShown) confirm.mutate();
        else begin.mutate(password);
      }}
      actions={
        <DialogActions
          action={isShown ? t('enrol.confirm') : t('next')}
          isPending={begin.isPending || confirm.isPending}
          isDisabled={isShown ? code.trim() === '' : asksPassword && password === ''}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={confirm.error ?? begin.error} />
      {begin.data ? (
        <>
          <SecretPicture {...begin.data} />
          <CodeInput label={t('code')} value={code} onChange={setCode} />
        </>
      ) : (
        asksPassword && <OwnPasswordInput value={password} onChange={setPassword} />
      )}
    </Dialog>
  );
}
