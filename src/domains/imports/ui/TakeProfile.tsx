import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { mappingMessages } from './mapping-messages.ts';
import { profilesQuery } from './mapping-queries.ts';

/** What a chosen file holds is for the server to judge; a text that is no JSON is not worth asking. */
async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

/** Takes a profile from a file that another server, or this one, has saved. */
export function TakeProfile(): ReactNode {
  const t = useMessages(mappingMessages);
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: async (file: File) => {
      const profile = await readJson(file);
      if (profile === undefined) return false;
      await api.post('/source-profiles', profile);
      return true;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: profilesQuery.queryKey }),
  });
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => file && take.mutate(file)}>
        {(button) => (
          <Button {...button} variant="default" loading={take.isPending}>
            {t('profiles.take')}
          </Button>
        )}
      </FileButton>
      {take.data === false && (
        <Notice tone="bad" role="alert">
          {t('profiles.notProfile')}
        </Notice>
      )}
      <ProblemNotice error={take.error} />
    </>
  );
}
