import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { longestProgrammeName } from '../contract.ts';
import { programmeMessages } from './programme-messages.ts';

interface NameDialogProps {
  readonly title: string;
  readonly action: string;
  /** What it is called until now. */
  readonly before: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks how a programme is called. */
export function NameDialog(props: NameDialogProps): ReactNode {
  const { title, action, before, isPending, error, onSubmit, onClose } = props;
  const t = useMessages(programmeMessages);
  const [name, setName] = useState(before);
  const wanted = name.trim();
  const isNew = wanted !== '' && wanted !== before;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) onSubmit(wanted);
      }}
      actions={<DialogActions action={action} isPending={isPending} isDisabled={!isNew} onClose={onClose} />}
    >
      <ProblemNotice error={error} />
      <TextInput
        label={t('name')}
        maxLength={longestProgrammeName}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
    </Dialog>
  );
}
