import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ImportPeople } from '../contract.ts';
import { peopleMessages } from './people-messages.ts';
import { systemName } from './system-name.ts';
import classes from './people.module.css';

type Person = ImportPeople['items'][number];
type Candidate = Person['candidates'][number];

interface PersonChoiceProps {
  readonly person: Person;
  readonly isPending: boolean;
  /** @param studentId null: none of those known */
  readonly onDecide: (studentId: number | null) => void;
}

const factsOf = (facts: readonly (string | null)[]): string => facts.filter((fact) => fact !== null).join(' · ');

/** A person as the file names him, beside the students who may be the same. */
export function PersonChoice({ person, isPending, onDecide }: PersonChoiceProps): ReactNode {
  const t = useMessages(peopleMessages);
  const { name, externalId, email, login, group, isDecided, studentId } = person;
  const title = name ?? externalId;
  const isOther = isDecided && studentId === null;
  return (
    <li className={classes.person} data-decided={isDecided}>
      <div className={classes.asked}>
        <span className={classes.faint}>{t('inFile')}</span>
        <strong>{name ?? email ?? externalId}</strong>
        <span className={classes.faint}>
          {factsOf([group, name === null ? null : email, login, externalId === email ? null : externalId])}
        </span>
      </div>
      <div className={classes.candidates} role="group" aria-label={title}>
        {person.candidates.map((candidate) => (
          <div className={classes.candidate} key={candidate.studentId} data-chosen={studentId === candidate.studentId}>
            <CandidateWords candidate={candidate} />
            <Choice
              isChosen={studentId === candidate.studentId}
              isPending={isPending}
              isImpossible={candidate.isTaken}
              label={t('same.label', { person: title, known: candidate.name ?? candidate.email ?? '' })}
              onChoose={() => {
                onDecide(candidate.studentId);
              }}
            >
              {t('same')}
            </Choice>
          </div>
        ))}
        <div className={classes.candidate} data-chosen={isOther}>
          <span className={classes.faint}>{t('other.about')}</span>
          <Choice
            isChosen={isOther}
            isPending={isPending}
            label={t('other.label', { person: title })}
            onChoose={() => {
              onDecide(null);
            }}
          >
            {t('other')}
          </Choice>
        </div>
      </div>
    </li>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly isPending: boolean;
  readonly isImpossible?: boolean;
  /** What is chosen, with both names, for who does not see them beside it. */
  readonly label: string;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ isChosen, isPending, isImpossible = false, label, onChoose, children }: ChoiceProps): ReactNode {
  return (
    <Button
      size="xs"
      variant={isChosen ? 'filled' : 'default'}
      aria-pressed={isChosen}
      aria-label={label}
      disabled={isPending || isImpossible}
      leftSection={isChosen ? <IconCheck size={14} aria-hidden /> : undefined}
      onClick={onChoose}
    >
      {children}
    </Button>
  );
}

function CandidateWords({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const t = useMessages(peopleMessages);
  const { name, email, login, group, keys, isTaken, identities, courses } = candidate;
  return (
    <div className={classes.words}>
      <strong>{name ?? email ?? identities[0]?.externalId}</strong>{' '}
      <span className={classes.keys}>{keys.map((key) => t(`key.${key}`)).join(', ')}</span>
      <span className={classes.faint}>{factsOf([group, email, login])}</span>
      <span className={classes.faint}>
        {factsOf([...identities.map(({ source, externalId }) => `${systemName(source)} ${externalId}`), ...courses])}
      </span>
      {isTaken && <span className={classes.taken}>{t('taken')}</span>}
    </div>
  );
}
