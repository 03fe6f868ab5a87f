import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import type { ImportBatch } from '../contract.ts';
import { reviewMessages } from './review-messages.ts';

/** Ends an import that is still being read; nothing once it is being saved. */
export function CancelButton({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const t = useMessages(reviewMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: () => api.post(`/imports/${batch.id}/cancel`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import'] }),
  });
  if (!['waiting', 'reading', 'checking'].includes(batch.status)) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={cancelling.isPending}
        onClick={() => {
          cancelling.mutate();
        }}
      >
        {t('cancel')}
      </Button>
      {cancelling.isError && (
        <Notice tone="bad" role="alert">
          {problemText(cancelling.error, kit)}
        </Notice>
      )}
    </>
  );
}
