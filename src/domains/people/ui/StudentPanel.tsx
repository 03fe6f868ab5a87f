import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Person } from '../contract.ts';
import { ChangeProblem } from './ChangeProblem.tsx';
import { peopleMessages } from './messages.ts';
import { StudentDialog } from './StudentDialog.tsx';
import { StudentRecordText } from './StudentRecordText.tsx';
import { usePersonChange, type OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

interface StudentPanelProps {
  readonly person: Person;
  readonly onChanged: OnChanged;
}

/** Which student of the gradebooks a person is. */
export function StudentPanel({ person, onChanged }: StudentPanelProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [isChoosing, setChoosing] = useState(false);
  const unlink = usePersonChange(onChanged);
  return (
    <Panel
      title={t('student.title')}
      tools={
        <>
          {person.student && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={unlink.isPending}
              onClick={() => {
                unlink.mutate({ base: person, steps: [{ part: 'student', body: { studentId: null } }] });
              }}
            >
              {t('student.unlink')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              setChoosing(true);
            }}
          >
            {t(person.student ? 'student.other' : 'student.choose')}
          </Button>
        </>
      }
    >
      {isChoosing && (
        <StudentDialog
          person={person}
          onChanged={onChanged}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
      <div className={classes.stack}>
        <ChangeProblem error={unlink.error} keepsDraft={false} />
        {person.student ? (
          <StudentRecordText record={person.student} />
        ) : (
          <p className={classes.quiet}>{t('student.none')}</p>
        )}
      </div>
    </Panel>
  );
}
