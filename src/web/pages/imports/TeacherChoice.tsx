import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { teachersQuery } from '#domains/identity/ui/queries.ts';
import { uploadDefaultsQuery } from '#domains/imports/ui/queries.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';

interface TeacherChoiceProps {
  /** Empty: nobody yet; undefined: not chosen, so the default. */
  readonly teacherId: string | undefined;
  readonly onChoose: (teacherId: string) => void;
}

/** Who teaches the courses that an import brings for the first time; nothing to choose from shows nothing. */
export function TeacherChoice({ teacherId, onChoose }: TeacherChoiceProps): ReactNode {
  const t = useMessages(importMessages);
  const teachers = useQuery(teachersQuery).data ?? [];
  const defaults = useQuery(uploadDefaultsQuery).data;
  if (teachers.length === 0 || !defaults) return null;
  return (
    <NativeSelect
      label={t('drop.teacher')}
      maw="24rem"
      value={teacherId ?? defaults.teacherId ?? ''}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value);
      }}
      data={[
        { value: '', label: t('drop.noTeacher') },
        ...teachers.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })),
      ]}
    />
  );
}
