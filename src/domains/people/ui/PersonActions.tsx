import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Invitation, Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { InvitationNotice } from './InvitationNotice.tsx';
import { peopleMessages } from './messages.ts';
import { usePersonChange, type OnChanged } from './usePersonChange.ts';

interface PersonActionsProps {
  readonly person: Person;
  /** The person is the one who looks. */
  readonly isSelf: boolean;
  readonly onChanged: OnChanged;
}

/** Closes or opens a person's access, and invites again whoever has no password yet. */
export function PersonActions({ person, isSelf, onChanged }: PersonActionsProps): ReactNode {
  return (
    <>
      {person.isActive && !person.hasPassword && <InviteAgain person={person} />}
      <Access person={person} isSelf={isSelf} onChanged={onChanged} />
    </>
  );
}

function Access({ person, isSelf, onChanged }: PersonActionsProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [isAsking, setAsking] = useState(false);
  const change = usePersonChange(onChanged);
  const set = (isActive: boolean): void => {
    change.mutate(
      { base: person, steps: [{ part: 'access', body: { isActive } }] },
      {
        onSuccess: () => {
          setAsking(false);
        },
      },
    );
  };
  if (!person.isActive) {
    return (
      <>
        <ChangeProblem error={change.error} keepsDraft={false} />
        <Button
          loading={change.isPending}
          onClick={() => {
            set(true);
          }}
        >
          {t('person.open')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button
        variant="default"
        disabled={isSelf}
        onClick={() => {
          change.reset();
          setAsking(true);
        }}
      >
        {t('person.close')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('person.closeTitle', { name: person.name })}
          action={t('person.close')}
          isPending={change.isPending}
          problem={change.error && <ChangeProblem error={change.error} keepsDraft={false} />}
          onConfirm={() => {
            set(false);
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('person.closeText')}
        </ConfirmDialog>
      )}
    </>
  );
}

function InviteAgain({ person }: { readonly person: Person }): ReactNode {
  const t = useMessages(peopleMessages);
  const inviting = useMutation({
    mutationFn: () => api.post<Invitation>(`/people/${encodeURIComponent(person.id)}/invitation`),
  });
  const close = (): void => {
    inviting.reset();
  };
  return (
    <>
      <Button
        variant="default"
        loading={inviting.isPending}
        onClick={() => {
          inviting.mutate();
        }}
      >
        {t('invitation.again')}
      </Button>
      {(inviting.data ?? inviting.error) && (
        <Dialog title={t('invitation.title')} onClose={close} actions={<Button onClick={close}>{t('done')}</Button>}>
          {inviting.data ? <InvitationNotice invitation={inviting.data} /> : <ProblemNotice error={inviting.error} />}
        </Dialog>
      )}
    </>
  );
}
