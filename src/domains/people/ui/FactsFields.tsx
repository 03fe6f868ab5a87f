import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { peopleMessages } from './messages.ts';
import type { Facts } from './steps.ts';

interface FactsFieldsProps {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
  /** Says what is wrong with the fields, once the person has tried to save. */
  readonly showsFaults: boolean;
}

/** Name, address and login. */
export function FactsFields({ facts, onChange, showsFaults }: FactsFieldsProps): ReactNode {
  const t = useMessages(peopleMessages);
  const faults = faultsOf(facts);
  return (
    <>
      <TextInput
        label={t('field.name')}
        maxLength={200}
        autoComplete="off"
        value={facts.name}
        onChange={({ currentTarget }) => {
          onChange({ ...facts, name: currentTarget.value });
        }}
        error={showsFaults && faults.name && t('field.nameMissing')}
      />
      <TextInput
        label={t('field.email')}
        type="email"
        maxLength={254}
        autoComplete="off"
        value={facts.email}
        onChange={({ currentTarget }) => {
          onChange({ ...facts, email: currentTarget.value });
        }}
        error={showsFaults && faults.email && t('field.emailWrong')}
      />
      <TextInput
        label={t('field.login')}
        description={t('field.loginHint')}
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={facts.login ?? ''}
        onChange={({ currentTarget }) => {
          onChange({ ...facts, login: currentTarget.value === '' ? null : currentTarget.value });
        }}
        error={showsFaults && faults.login && t('field.loginWrong')}
      />
    </>
  );
}

/** What the server would refuse of these fields. */
export function faultsOf({ name, email, login }: Facts): Record<keyof Facts, boolean> {
  return {
    name: name.trim() === '',
    email: !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()),
    login: login !== null && !/^[A-Za-z0-9._-]{2,64}$/.test(login.trim()),
  };
}

/** The fields without blanks around them. */
export function trimmed({ name, email, login }: Facts): Facts {
  return { name: name.trim(), email: email.trim(), login: login?.trim() ?? null };
}
