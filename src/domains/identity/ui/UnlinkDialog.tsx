import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { OwnPasswordInput } from './OwnPasswordInput.tsx';
import { ownSignOnLinkQuery } from './queries.ts';
import { signOnLinkMessages } from './sign-on-link-messages.ts';

interface UnlinkDialogProps {
  readonly provider: string;
  readonly onClose: () => void;
}

/** Removes the link of the own account, for the password. */
export function UnlinkDialog({ provider, onClose }: UnlinkDialogProps): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const remove = useMutation({
    mutationFn: () => api.post('/sign-on-link/remove', { password }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ownSignOnLinkQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('remove.title', { provider })}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate();
      }}
      actions={
        <DialogActions
          action={t('remove')}
          isPending={remove.isPending}
          isDisabled={password === ''}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={remove.error} />
      <p>{t('remove.text', { provider })}</p>
      <OwnPasswordInput value={password} onChange={setPassword} />
    </Dialog>
  );
}
