import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { personSecondFactorQuery } from './queries.ts';
import { secondFactorMessages } from './second-factor-messages.ts';

interface PersonSecondFactorPanelProps {
  readonly userId: string;
  readonly name: string;
  /** The person is the one who looks: the own one is turned off on the page "Security". */
  readonly isSelf: boolean;
}

/** Whether a person has a second factor, and a way to take it from who has lost it. */
export function PersonSecondFactorPanel({ userId, name, isSelf }: PersonSecondFactorPanelProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  const { date } = useFormats();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const query = useQuery(personSecondFactorQuery(userId));
  const hasOne = query.data !== undefined && query.data.enabledAt !== null;
  const reset = useMutation({
    mutationFn: () => api.delete(`/people/${encodeURIComponent(userId)}/second-factor`),
    onSuccess: () => {
      setAsking(false);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: personSecondFactorQuery(userId).queryKey }),
  });
  return (
    <Panel
      title={t('title')}
      about={t('person.about')}
      tools={
        hasOne &&
        !isSelf && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              reset.reset();
              setAsking(true);
            }}
          >
            {t('person.reset')}
          </Button>
        )
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t('person.resetTitle')}
          action={t('person.reset')}
          isPending={reset.isPending}
          problem={<ProblemNotice error={reset.error} />}
          onConfirm={() => {
            reset.mutate();
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('person.resetText', { name })}
        </ConfirmDialog>
      )}
      <Await query={query} skeleton={<BlockSkeleton height={24} />}>
        {({ enabledAt }) => <div>{enabledAt === null ? t('disabled') : t('enabled', { moment: date(enabledAt) })}</div>}
      </Await>
    </Panel>
  );
}
