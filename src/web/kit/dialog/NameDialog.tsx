import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../state/ProblemNotice.tsx';
import { Dialog } from './Dialog.tsx';
import { DialogActions } from './DialogActions.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly action: string;
  readonly label: string;
  readonly maxLength: number;
  /** What it is called until now. */
  readonly before: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks how something is called. */
export function NameDialog(props: NameDialogProps): ReactNode {
  const { title, action, label, maxLength, before, isPending, error, onSubmit, onClose } = props;
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
        label={label}
        maxLength={maxLength}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
    </Dialog>
  );
}
