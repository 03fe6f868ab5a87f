import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { OwnSecondFactor } from '../contract.ts';
import { CodeInput } from './CodeInput.tsx';
import { OwnPasswordInput } from './OwnPasswordInput.tsx';
import { ownSecondFactorQuery } from './queries.ts';
import { secondFactorMessages } from './second-factor-messages.ts';

interface DisableSecondFactorDialogProps {
  readonly own: OwnSecondFactor;
  readonly onClose: () => void;
}

/** Turns the second factor off, for the password and a code. */
export function DisableSecondFactorDialog({ own, onClose }: DisableSecondFactorDialogProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const disable = useMutation({
    mutationFn: () => api.post('/second-factor/disable', { password, code }),
    onSuccess: async () => {
      onClose();
      // Where the sessions have ended, this leads to sign-in.
      await queries.invalidateQueries({ queryKey: ownSecondFactorQuery.queryKey });
    },
  });
  return (
    <Dialog
      title={t('disable.title')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        disable.mutate();
      }}
      actions={
        <DialogActions
          action={t('disable')}
          isPending={disable.isPending}
          isDisabled={code.trim() === '' || (own.asksPassword && password === '')}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={disable.error} />
      <p>{own.isRequired ? t('disable.required') : t('disable.text')}</p>
      {own.asksPassword && <OwnPasswordInput value={password} onChange={setPassword} />}
      <CodeInput label={t('codeOrRecovery')} value={code} onChange={setCode} takesLetters />
    </Dialog>
  );
}
