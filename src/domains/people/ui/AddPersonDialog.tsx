import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { InvitedPerson, NewPerson, PersonRole } from '../contract.ts';
import { FactsFields, faultsOf, trimmed } from './FactsFields.tsx';
import { InvitationNotice } from './InvitationNotice.tsx';
import { peopleMessages } from './messages.ts';
import { RoleChoice } from './RoleChoice.tsx';
import type { Facts } from './steps.ts';

interface AddPersonDialogProps {
  readonly onOpen: (personId: string) => void;
  readonly onClose: () => void;
}

const nobody: Facts = { name: '', email: '', login: null };

/** Adds a person and invites them; then shows what became of the invitation. */
export function AddPersonDialog({ onOpen, onClose }: AddPersonDialogProps): ReactNode {
  const t = useMessages(peopleMessages);
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: (person: NewPerson) => api.post<InvitedPerson>('/people', person),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['person', 'list'] }),
  });
  if (!adding.data) {
    return (
      <AddPersonForm
        isPending={adding.isPending}
        error={adding.error}
        onAdd={(person) => {
          adding.mutate(person);
        }}
        onClose={onClose}
      />
    );
  }
  const { person, invitation } = adding.data;
  return (
    <Dialog
      title={person.name}
      onClose={onClose}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => {
              adding.reset();
            }}
          >
            {t('add.another')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              onOpen(person.id);
            }}
          >
            {t('add.openPerson')}
          </Button>
          <Button onClick={onClose}>{t('done')}</Button>
        </>
      }
    >
      <InvitationNotice invitation={invitation} />
    </Dialog>
  );
}

interface AddPersonFormProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onAdd: (person: NewPerson) => void;
  readonly onClose: () => void;
}

function AddPersonForm({ isPending, error, onAdd, onClose }: AddPersonFormProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [facts, setFacts] = useState(nobody);
  const [roles, setRoles] = useState<PersonRole[]>([]);
  const [hasTried, setTried] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(faultsOf(facts)).includes(true)) onAdd({ ...trimmed(facts), roles });
  };
  return (
    <Dialog
      title={t('add.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<DialogActions action={t('add.submit')} isPending={isPending} onClose={onClose} />}
    >
      <ProblemNotice error={error} />
      <FactsFields facts={facts} onChange={setFacts} showsFaults={hasTried} />
      <RoleChoice roles={roles} onChange={setRoles} />
    </Dialog>
  );
}
