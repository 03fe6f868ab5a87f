import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserEdit } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { teachersQuery } from '#domains/identity/ui/queries.ts';
import type { Course } from '#domains/roster/contract.ts';
import { rosterMessages } from '#domains/roster/ui/messages.ts';
import { TeachersDialog } from '#domains/roster/ui/TeachersDialog.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';

/** Opens the choice of who teaches a course. */
export function AssignTeachers({ course }: { readonly course: Course }): ReactNode {
  const t = useMessages(rosterMessages);
  const [open, setOpen] = useState(false);
  const teachers = useQuery({ ...teachersQuery, enabled: open });
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconUserEdit size={16} aria-hidden />}
        loading={open && teachers.isLoading}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('teachers.assign')}
      </Button>
      {open && teachers.data && (
        <TeachersDialog
          course={course}
          teachers={teachers.data}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
