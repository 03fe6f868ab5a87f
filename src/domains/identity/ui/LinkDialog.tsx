import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { SingleSignOn } from '../contract.ts';
import { OwnPasswordInput } from './OwnPasswordInput.tsx';
import { signOnLinkMessages } from './sign-on-link-messages.ts';

interface LinkDialogProps {
  readonly provider: string;
  readonly asksPassword: boolean;
  readonly onClose: () => void;
}

/** Leads to the university's sign-in, which comes back with a link. */
export function LinkDialog({ provider, asksPassword, onClose }: LinkDialogProps): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const [password, setPassword] = useState('');
  const begin = useMutation({
    mutationFn: () => api.post<SingleSignOn>('/sign-on-link', { password }),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  return (
    <Dialog
      title={t('link.title', { provider })}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
      actions={
        <DialogActions
          action={t('link.go')}
          // Still busy while the browser is on its way.
          isPending={begin.isPending || begin.isSuccess}
          isDisabled={asksPassword && password === ''}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={begin.error} />
      <p>{t('link.text', { provider })}</p>
      {asksPassword && <OwnPasswordInput value={password} onChange={setPassword} />}
    </Dialog>
  );
}
