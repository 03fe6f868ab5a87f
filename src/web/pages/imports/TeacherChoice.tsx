import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { teachersQuery } from '#domains/identity/ui/queries.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';

interface TeacherChoiceProps {
  readonly teacherId: string | undefined;
  readonly onChoose: (teacherId: string | undefined) => void;
}

/** Who teaches the courses that an import brings for the first time; nothing to choose from shows nothing. */
export function TeacherChoice({ teacherId, onChoose }: TeacherChoiceProps): ReactNode {
  const t = useMessages(importMessages);
  const teachers = useQuery(teachersQuery).data ?? [];
  if (teachers.length === 0) return null;
  return (
    <NativeSelect
      label={t('drop.teacher')}
      maw="24rem"
      value={teacherId ?? ''}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value === '' ? undefined : currentTarget.value);
      }}
      data={[
        { value: '', label: t('drop.noTeacher') },
        ...teachers.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })),
      ]}
    />
  );
}
