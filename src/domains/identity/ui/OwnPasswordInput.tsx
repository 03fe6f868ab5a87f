import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { secondFactorMessages } from './second-factor-messages.ts';

interface OwnPasswordInputProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** Asks who is there once more. */
export function OwnPasswordInput({ value, onChange }: OwnPasswordInputProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  return (
    <PasswordInput
      label={t('password')}
      description={t('passwordHint')}
      autoComplete="current-password"
      autoFocus
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
