import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '#web/kit/api/client.ts';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { matches } from '#web/kit/table/sort.ts';
import type { Course } from '../contract.ts';
import { rosterMessages } from './messages.ts';
import classes from './roster.module.css';

interface TeachersDialogProps {
  readonly course: Course;
  /** Everybody who can be chosen. */
  readonly teachers: readonly { readonly id: string; readonly name: string; readonly login: string }[];
  readonly onClose: () => void;
}

/** A list this short needs no search. */
const searchFrom = 8;

/** Chooses who teaches a course. */
export function TeachersDialog({ course, teachers, onClose }: TeachersDialogProps): ReactNode {
  const t = useMessages(rosterMessages);
  const [chosen, setChosen] = useState<readonly string[]>(course.teachers.map(({ id }) => id));
  const [search, setSearch] = useState('');
  const saving = useSaveTeachers(course.id, onClose);
  const found = teachers.filter(({ name, login }) => matches(search, [name, login]));

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    saving.mutate(chosen);
  };
  return (
    <Dialog
      title={t('teachers.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<DialogActions action={t('save')} isPending={saving.isPending} onClose={onClose} />}
    >
      <ProblemNotice error={saving.error} />
      {teachers.length > searchFrom && (
        <TextInput
          placeholder={t('teachers.search')}
          aria-label={t('teachers.search')}
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
          }}
        />
      )}
      {found.length === 0 && (
        <p className={classes.quiet}>{t(teachers.length === 0 ? 'teachers.none' : 'teachers.notFound')}</p>
      )}
      <div className={classes.choices}>
        {found.map(({ id, name, login }) => (
          <Checkbox
            key={id}
            label={
              <>
                {name} <span className={classes.quiet}>{login}</span>
              </>
            }
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

function useSaveTeachers(courseId: number, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userIds: readonly string[]) => api.put<Course>(`/courses/${String(courseId)}/teachers`, { userIds }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['course'] });
      onSaved();
    },
  });
}
