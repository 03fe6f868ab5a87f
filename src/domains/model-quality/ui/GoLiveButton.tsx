import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { modelMessages } from './messages.ts';
import { useGoLive } from './useGoLive.ts';

/** Lets a model judge, or with null that of the program again, after asking. */
export function GoLiveButton({ modelId }: { readonly modelId: number | null }): ReactNode {
  const t = useMessages(modelMessages);
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    setIsAsking(false);
  };
  const going = useGoLive(close);
  const action = t(modelId === null ? 'goback.action' : 'golive.action');
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {action}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={modelId === null ? t('goback.title') : t('golive.title', { id: modelId })}
          action={action}
          isPending={going.isPending}
          problem={<ProblemNotice error={going.error} />}
          onConfirm={() => {
            going.mutate(modelId);
          }}
          onClose={close}
        >
          {t('golive.text')}
        </ConfirmDialog>
      )}
    </>
  );
}
