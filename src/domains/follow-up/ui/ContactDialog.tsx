import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ContactKind } from '../contacts/contract.ts';
import { followUpMessages } from './messages.ts';
import { useContacts } from './useContacts.ts';
import classes from './follow-up.module.css';

interface ContactDialogProps {
  readonly courseId: number;
  /** Those who can be chosen. */
  readonly students: readonly { readonly id: number; readonly name: string }[];
  /** Called with the ids of the noted contacts. */
  readonly onNoted: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const kinds: readonly ContactKind[] = ['talk', 'letter', 'consultation'];
const longestNote = 500;

/** Notes a contact with several students of a course at once. */
export function ContactDialog({ courseId, students, onNoted, onClose }: ContactDialogProps): ReactNode {
  const t = useMessages(followUpMessages);
  const { note: noting } = useContacts(courseId);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [kind, setKind] = useState<ContactKind>('talk');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    noting.mutate(
      { studentIds: chosen, kind, note, ...(day !== '' && { day }) },
      {
        onSuccess: ({ ids }) => {
          onNoted(ids);
          onClose();
        },
      },
    );
  };
  const isAll = chosen.length === students.length;
  return (
    <Dialog
      title={t('contact.many')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <DialogActions
          action={t('contact.save')}
          isPending={noting.isPending}
          isDisabled={chosen.length === 0}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={noting.error} />
      <NativeSelect
        label={t('contact.kind')}
        data={kinds.map((value) => ({ value, label: t(`contact.${value}`) }))}
        value={kind}
        onChange={({ currentTarget }) => {
          setKind(kinds.find((one) => one === currentTarget.value) ?? kind);
        }}
      />
      <TextInput
        type="date"
        label={t('contact.day')}
        value={day}
        onChange={({ currentTarget }) => {
          setDay(currentTarget.value);
        }}
      />
      <TextInput
        label={t('note')}
        maxLength={longestNote}
        value={note}
        onChange={({ currentTarget }) => {
          setNote(currentTarget.value);
        }}
      />
      <div className={classes.choices} role="group" aria-label={t('contact.who')}>
        <Checkbox
          label={t('contact.all')}
          checked={isAll}
          indeterminate={!isAll && chosen.length > 0}
          onChange={() => {
            setChosen(isAll ? [] : students.map(({ id }) => id));
          }}
        />
        {students.map(({ id, name }) => (
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
