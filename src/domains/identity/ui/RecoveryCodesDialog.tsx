import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';
import { secondFactorMessages } from './second-factor-messages.ts';

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shows new recovery codes, this one time. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  return (
    <Dialog title={t('codes.title')} onClose={onClose} actions={<Button onClick={onClose}>{t('codes.saved')}</Button>}>
      <RecoveryCodeList codes={codes} />
    </Dialog>
  );
}
