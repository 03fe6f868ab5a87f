import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { typingPause } from '#web/kit/typing-pause.ts';
import { auditMessages } from './messages.ts';
import { auditPeopleQuery } from './queries.ts';
import classes from './audit.module.css';

/** Somebody to narrow the journal to: a user, as who acts or whom it concerns; or a student. */
export interface ChosenPerson {
  readonly kind: 'user' | 'student';
  readonly id: string;
  readonly name: string;
  readonly side: 'did' | 'concerns';
}

interface PersonFilterProps {
  readonly person: ChosenPerson | undefined;
  readonly onChoose: (person: ChosenPerson | undefined) => void;
}

/** Finds a person by a few letters; chosen, says whether the person acts or is concerned. */
export function PersonFilter({ person, onChoose }: PersonFilterProps): ReactNode {
  const t = useMessages(auditMessages);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), typingPause);
  const found = useQuery(auditPeopleQuery(asked)).data;
  if (person) {
    return (
      <div className={`${classes.wide ?? ''} ${classes.chosen ?? ''}`}>
        <strong>{person.name}</strong>
        {person.kind === 'user' && (
          <SegmentedControl
            size="xs"
            aria-label={t('filter.side')}
            value={person.side}
            onChange={(side) => {
              onChoose({ ...person, side });
            }}
            data={[
              { value: 'did', label: t('filter.did') },
              { value: 'concerns', label: t('filter.concerns') },
            ]}
          />
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            onChoose(undefined);
            setSearch('');
          }}
        >
          {t('filter.clear')}
        </Button>
      </div>
    );
  }
  const people: readonly (ChosenPerson & { readonly about: string })[] = [
    ...(found?.users ?? []).map(({ id, name, login }) => ({
      ...({ kind: 'user', id, name, side: 'did' } as const),
      about: login,
    })),
    ...(found?.students ?? []).map(({ id, name }) => ({
      ...({ kind: 'student', id: String(id), name, side: 'concerns' } as const),
      about: t('filter.student'),
    })),
  ];
  return (
    <div className={classes.wide}>
      <TextInput
        label={t('filter.person')}
        placeholder={t('filter.personHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
        }}
      />
      {found !== undefined && search.trim().length >= 2 && (
        <div className={classes.found} role="status">
          {people.length === 0 && t('filter.nobody')}
          {people.map(({ about, ...each }) => (
            <Button
              key={`${each.kind} ${each.id}`}
              size="compact-sm"
              variant="default"
              onClick={() => {
                onChoose(each);
              }}
            >
              {`${each.name} (${about})`}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
