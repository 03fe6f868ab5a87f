import { Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { matches } from '#web/kit/table/sort.ts';
import type { Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { peopleMessages } from './messages.ts';
import { rebaseChoice, type Step } from './steps.ts';
import { PersonConflict, usePersonChange, type OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

/** A course or a programme. */
export interface ScopeOption {
  readonly id: number;
  readonly name: string;
}

interface ScopeDialogProps {
  readonly person: Person;
  readonly scope: 'teaching' | 'heading';
  readonly options: readonly ScopeOption[];
  readonly onChanged: OnChanged;
  readonly onClose: () => void;
}

/** A list this short needs no search. */
const searchFrom = 8;

/** Chooses the courses or programmes of a person. */
export function ScopeDialog({ person, scope, options, onChanged, onClose }: ScopeDialogProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [base, setBase] = useState(person);
  const [chosen, setChosen] = useState<readonly number[]>(idsOf(person, scope));
  const [search, setSearch] = useState('');
  const change = usePersonChange(onChanged);
  const found = options.filter(({ name }) => matches(search, [name]));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(
      { base, steps: [stepOf(scope, chosen)] },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (!(error instanceof PersonConflict)) return;
          setChosen(rebaseChoice(chosen, idsOf(base, scope), idsOf(error.now, scope)));
          setBase(error.now);
        },
      },
    );
  };
  return (
    <Dialog
      title={t(`${scope}.title`)}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <span className={classes.chosen} role="status">
            {t('scope.chosen', { count: chosen.length })}
          </span>
          <DialogActions action={t('save')} isPending={change.isPending} onClose={onClose} />
        </>
      }
    >
      <ChangeProblem error={change.error} keepsDraft />
      {options.length > searchFrom && (
        <TextInput
          placeholder={t(`${scope}.search`)}
          aria-label={t(`${scope}.search`)}
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
          }}
        />
      )}
      {found.length === 0 && (
        <p className={classes.quiet}>{t(options.length === 0 ? `${scope}.noOptions` : 'scope.notFound')}</p>
      )}
      <div className={classes.choices}>
        {found.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id));
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}

function idsOf(person: Person, scope: 'teaching' | 'heading'): number[] {
  return person[scope].map(({ id }) => id);
}

function stepOf(scope: 'teaching' | 'heading', ids: readonly number[]): Step {
  return scope === 'teaching'
    ? { part: scope, body: { courseIds: ids } }
    : { part: scope, body: { programmeIds: ids } };
}
