import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { followUpMessages } from './messages.ts';
import { contactsQuery } from './queries.ts';
import { useContacts } from './useContacts.ts';
import classes from './follow-up.module.css';

const kinds = ['talk', 'letter', 'consultation'] as const;

/** Contacts with a student; notes one of today with a click. */
export function ContactPart({
  courseId,
  studentId,
}: {
  readonly courseId: number;
  readonly studentId: number;
}): ReactNode {
  const t = useMessages(followUpMessages);
  const { date } = useFormats();
  const contacts = useQuery(contactsQuery(courseId, studentId)).data ?? [];
  const { note, remove } = useContacts(courseId);
  return (
    <div className={classes.part}>
      <h3>{t('contact.title')}</h3>
      <div className={classes.buttons}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="xs"
            disabled={note.isPending}
            onClick={() => {
              note.mutate({ studentIds: [studentId], kind, note: '' });
            }}
          >
            {t(`contact.${kind}`)}
          </Button>
        ))}
      </div>
      <ProblemNotice error={note.error ?? remove.error} />
      {contacts.length === 0 ? (
        <p className={classes.quiet}>{t('contact.none')}</p>
      ) : (
        <ul className={classes.list}>
          {contacts.map((contact) => (
            <li key={contact.id} className={classes.line}>
              <span>
                {t(`contact.${contact.kind}`)}
                {contact.note !== null && `: ${contact.note}`}
              </span>
              <span className={classes.quiet}>
                {t('contact.by', { day: date(`${contact.day}T12:00:00Z`), who: contact.by ?? t('somebody') })}
              </span>
              <Button
                variant="subtle"
                size="compact-xs"
                disabled={remove.isPending}
                onClick={() => {
                  remove.mutate([contact.id]);
                }}
              >
                {t('contact.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
