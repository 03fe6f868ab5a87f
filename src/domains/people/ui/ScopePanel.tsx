import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Person } from '../contract.ts';
import { peopleMessages } from './messages.ts';
import { ScopeDialog, type ScopeOption } from './ScopeDialog.tsx';
import type { OnChanged } from './usePersonChange.ts';
import classes from './people.module.css';

interface ScopePanelProps {
  readonly person: Person;
  readonly scope: 'teaching' | 'heading';
  /** Everything that can be assigned; undefined until it is known. */
  readonly options: readonly ScopeOption[] | undefined;
  readonly onChanged: OnChanged;
}

/** What a role is for: the courses of a teacher, the programmes of a head. */
export function ScopePanel({ person, scope, options, onChanged }: ScopePanelProps): ReactNode {
  const t = useMessages(peopleMessages);
  const [isChoosing, setChoosing] = useState(false);
  const groups = new Map(person.teaching.map((course) => [course.id, course.groups]));
  return (
    <Panel
      title={t(`${scope}.title`)}
      tools={
        <Button
          variant="default"
          size="compact-sm"
          disabled={options === undefined}
          onClick={() => {
            setChoosing(true);
          }}
        >
          {t(`${scope}.choose`)}
        </Button>
      }
    >
      {isChoosing && options && (
        <ScopeDialog
          person={person}
          scope={scope}
          options={options}
          onChanged={onChanged}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
      {person[scope].length === 0 ? (
        <p className={classes.quiet}>{t(`${scope}.none`)}</p>
      ) : (
        <ul className={classes.scope}>
          {person[scope].map(({ id, name }) => (
            <li key={id}>
              {name}
              {scope === 'teaching' && <span className={classes.quietLine}>{groups.get(id)?.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
