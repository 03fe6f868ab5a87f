import type { ReactNode } from 'react';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { telegramMessages } from './messages.ts';
import { useUnlinkTelegram } from './queries.ts';

/** Asks before nothing comes by Telegram any more. */
export function UnlinkDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useMessages(telegramMessages);
  const unlinking = useUnlinkTelegram();
  return (
    <ConfirmDialog
      title={t('unlinkTitle')}
      action={t('unlink')}
      isPending={unlinking.isPending}
      problem={<ProblemNotice error={unlinking.error} />}
      onConfirm={() => {
        unlinking.mutate(undefined, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      {t('unlinkAbout')}
    </ConfirmDialog>
  );
}
