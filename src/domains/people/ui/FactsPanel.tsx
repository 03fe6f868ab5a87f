import { Button } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { FactsFields, faultsOf, trimmed } from './FactsFields.tsx';
import { peopleMessages } from './messages.ts';
import { rebaseFacts, type Facts as PersonFacts } from './steps.ts';
import { PersonConflict, usePersonChange, type OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

interface FactsPanelProps {
  readonly person: Person;
  readonly onChanged: OnChanged;
}

/** Name, address and login of a person, and a way to change them. */
export function FactsPanel({ person, onChanged }: FactsPanelProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [isEditing, setEditing] = useState(false);
  const close = (): void => {
    setEditing(false);
  };
  return (
    <Panel
      title={t('person.facts')}
      tools={
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setEditing(true);
          }}
        >
          {t('person.edit')}
        </Button>
      }
    >
      {isEditing && <EditFactsDialog person={person} onChanged={onChanged} onClose={close} />}
      <Facts
        facts={[
          [t('field.name'), person.name],
          [t('field.email'), person.email],
          [t('field.login'), person.login ?? <span className={classes.quiet}>{t('person.noLogin')}</span>],
        ]}
      />
    </Panel>
  );
}

function EditFactsDialog({
  person,
  onChanged,
  onClose,
}: FactsPanelProps & { readonly onClose: () => void }): ReactNode {
  const t = useMessages(peopleMessages);
  const [base, setBase] = useState(person);
  const [draft, setDraft] = useState<PersonFacts>({ name: person.name, email: person.email, login: person.login });
  const [hasTried, setTried] = useState(false);
  const change = usePersonChange(onChanged);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.values(faultsOf(draft)).includes(true)) return;
    change.mutate(
      { base, steps: [{ part: 'facts', body: trimmed(draft) }] },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (!(error instanceof PersonConflict)) return;
          setDraft(rebaseFacts(draft, base, error.now));
          setBase(error.now);
        },
      },
    );
  };
  return (
    <Dialog
      title={t('person.editTitle')}
      onClose={onClose}
      onSubmit={submit}
      actions={<DialogActions action={t('save')} isPending={change.isPending} onClose={onClose} />}
    >
      <ChangeProblem error={change.error} keepsDraft />
      <FactsFields facts={draft} onChange={setDraft} showsFaults={hasTried} />
    </Dialog>
  );
}
