import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { typingPause } from '#web/kit/typing-pause.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import type { Person, StudentRecord } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { peopleMessages } from './messages.ts';
import { studentRecordsQuery } from './queries.ts';
import { studentRecordName, StudentRecordText } from './StudentRecordText.tsx';
import { usePersonChange, type OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

interface StudentDialogProps {
  readonly person: Person;
  readonly onChanged: OnChanged;
  readonly onClose: () => void;
}

/** Finds the student that a person is: first those of the same address, then by a search. */
export function StudentDialog({ person, onChanged, onClose }: StudentDialogProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), typingPause);
  const query = useQuery(studentRecordsQuery(person.id, asked));
  const change = usePersonChange(onChanged);
  const link = (studentId: number): void => {
    change.mutate({ base: person, steps: [{ part: 'student', body: { studentId } }] }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('student.dialog')}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
      }}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      }
    >
      <ChangeProblem error={change.error} keepsDraft={false} />
      <TextInput
        type="search"
        label={t('student.search')}
        maxLength={100}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
        }}
      />
      <Await query={query} skeleton={<TableSkeleton rows={3} />}>
        {(records) => (
          <div className={classes.found} role="status">
            {asked === '' && (
              <p className={classes.quiet}>{t(records.length > 0 ? 'student.byEmail' : 'student.noneByEmail')}</p>
            )}
            {asked !== '' && records.length === 0 && <p className={classes.quiet}>{t('student.notFound')}</p>}
            {records.map((record) => (
              <Found
                key={record.id}
                record={record}
                isTaken={record.user !== null && record.user.id !== person.id}
                isPending={change.isPending}
                onPick={() => {
                  link(record.id);
                }}
              />
            ))}
          </div>
        )}
      </Await>
    </Dialog>
  );
}

interface FoundProps {
  readonly record: StudentRecord;
  /** Somebody else is this student. */
  readonly isTaken: boolean;
  readonly isPending: boolean;
  readonly onPick: () => void;
}

function Found({ record, isTaken, isPending, onPick }: FoundProps): ReactNode {
  const t = useMessages(peopleMessages);
  return (
    <div className={classes.foundRow}>
      <StudentRecordText record={record} />
      {isTaken ? (
        <span className={classes.quiet}>{t('student.taken', { name: record.user?.name ?? '' })}</span>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          disabled={isPending}
          aria-label={t('student.pick', { name: studentRecordName(record) })}
          onClick={onPick}
        >
          {t('student.choose')}
        </Button>
      )}
    </div>
  );
}
