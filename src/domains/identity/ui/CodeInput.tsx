import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface CodeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly size?: 'sm' | 'md';
  /** Takes recovery codes, too, which have letters. */
  readonly takesLetters?: boolean;
}

/** A field for a code; phones offer to fill it in, and show digits only where there are only digits. */
export function CodeInput({ label, value, onChange, size = 'sm', takesLetters = false }: CodeInputProps): ReactNode {
  return (
    <TextInput
      label={label}
      size={size}
      inputMode={takesLetters ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      data-autofocus
      autoFocus
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
