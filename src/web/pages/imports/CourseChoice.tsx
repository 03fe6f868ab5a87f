import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { coursesQuery } from '#domains/roster/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';

interface CourseChoiceProps {
  /** Empty: the names of the files tell. */
  readonly course: string;
  readonly onChoose: (course: string) => void;
}

/** The course of files that do not name theirs: a known one of the list, or a new one. */
export function CourseChoice({ course, onChoose }: CourseChoiceProps): ReactNode {
  const t = useMessages(importMessages);
  const known = useQuery(coursesQuery).data ?? [];
  const list = useId();
  return (
    <>
      <TextInput
        label={t('drop.course')}
        description={t('drop.courseHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={300}
        list={list}
        value={course}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value);
        }}
      />
      <datalist id={list}>
        {[...new Set(known.map(({ name }) => name))].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
