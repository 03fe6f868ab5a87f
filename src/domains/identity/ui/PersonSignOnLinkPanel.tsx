import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { personSignOnLinkQuery } from './queries.ts';
import { SignOnLinkFacts } from './SignOnLinkFacts.tsx';
import { signOnLinkMessages } from './sign-on-link-messages.ts';

interface PersonSignOnLinkPanelProps {
  readonly userId: string;
  readonly name: string;
  /** The person is the one who looks: the own link is removed on the page "Security". */
  readonly isSelf: boolean;
}

/** Whether a person is linked with the university's sign-in, and a way to remove it; nothing where none is configured. */
export function PersonSignOnLinkPanel({ userId, name, isSelf }: PersonSignOnLinkPanelProps): ReactNode {
  const t = useMessages(signOnLinkMessages);
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const found = useQuery(personSignOnLinkQuery(userId)).data;
  const remove = useMutation({
    mutationFn: () => api.delete(`/people/${encodeURIComponent(userId)}/sign-on-link`),
    onSuccess: () => {
      setAsking(false);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: personSignOnLinkQuery(userId).queryKey }),
  });
  if (typeof found?.provider !== 'string') return null;
  const { provider, link } = found;
  return (
    <Panel
      title={t('title')}
      about={t('person.about')}
      tools={
        link &&
        !isSelf && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              remove.reset();
              setAsking(true);
            }}
          >
            {t('remove')}
          </Button>
        )
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t('remove.title', { provider })}
          action={t('remove')}
          isPending={remove.isPending}
          problem={<ProblemNotice error={remove.error} />}
          onConfirm={() => {
            remove.mutate();
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('person.removeText', { name })}
        </ConfirmDialog>
      )}
      <SignOnLinkFacts provider={provider} link={link} />
    </Panel>
  );
}
