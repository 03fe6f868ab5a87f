import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { followUpMessages } from './messages.ts';
import { useContacts } from './useContacts.ts';
import classes from './follow-up.module.css';

interface ContactButtonProps {
  readonly courseId: number;
  readonly students: readonly { readonly id: number; readonly name: string }[];
}

/** Opens the dialog that notes contacts; afterwards says how many, and takes them back. */
export function ContactButton({ courseId, students }: ContactButtonProps): ReactNode {
  const t = useMessages(followUpMessages);
  const [isOpen, setIsOpen] = useState(false);
  const [noted, setNoted] = useState<readonly string[]>([]);
  const { remove } = useContacts(courseId);
  return (
    <span className={classes.line}>
      {noted.length > 0 && (
        <span className={classes.quiet} role="status">
          {t('contact.noted', { count: noted.length })}{' '}
          <Button
            variant="subtle"
            size="compact-xs"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate(noted, {
                onSuccess: () => {
                  setNoted([]);
                },
              });
            }}
          >
            {t('undo')}
          </Button>
        </span>
      )}
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('contact.many')}
      </Button>
      {isOpen && (
        <ContactDialog
          courseId={courseId}
          students={students}
          onNoted={setNoted}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </span>
  );
}
