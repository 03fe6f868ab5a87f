import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { RecoveryCodes } from '../contract.ts';
import { CodeInput } from './CodeInput.tsx';
import { ownSecondFactorQuery } from './queries.ts';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { secondFactorMessages } from './second-factor-messages.ts';

/** Replaces the recovery codes, for a code. */
export function RenewCodesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useMessages(secondFactorMessages);
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const renew = useMutation({
    mutationFn: () => api.post<RecoveryCodes>('/second-factor/recovery-codes', { code }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownSecondFactorQuery.queryKey }),
  });
  if (renew.data) return <RecoveryCodesDialog codes={renew.data.recoveryCodes} onClose={onClose} />;
  return (
    <Dialog
      title={t('renew')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        renew.mutate();
      }}
      actions={
        <DialogActions
          action={t('next')}
          isPending={renew.isPending}
          isDisabled={code.trim() === ''}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={renew.error} />
      <p>{t('codes.renewText')}</p>
      <CodeInput label={t('codeOrRecovery')} value={code} onChange={setCode} takesLetters />
    </Dialog>
  );
}
