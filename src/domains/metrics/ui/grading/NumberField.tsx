import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { readNumber } from './draft.ts';

interface NumberFieldProps {
  readonly label: string;
  /** The label is for screen readers alone, in tables. */
  readonly isBare?: boolean;
  readonly description?: string;
  /** Null: blank. */
  readonly value: number | null;
  /** What counts while the field is blank. */
  readonly otherwise?: number | null;
  readonly onChange: (value: number | null) => void;
  readonly disabled?: boolean;
}

/** A number that may be left blank. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, isBare = false, description, value, otherwise, onChange, disabled } = props;
  const [text, setText] = useState<string>();
  const own = value === null || Number.isNaN(value) ? '' : String(value);
  // While somebody types "2." the number is 2 already.
  const shown = text !== undefined && Object.is(readNumber(text), value) ? text : own;
  return (
    <TextInput
      size={isBare ? 'xs' : 'sm'}
      inputMode="decimal"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(isBare ? { 'aria-label': label } : { label })}
      {...(description !== undefined && { description })}
      placeholder={otherwise === undefined || otherwise === null ? '' : String(Math.round(otherwise * 100) / 100)}
      value={text !== undefined && Number.isNaN(value) ? text : shown}
      error={Number.isNaN(value)}
      disabled={disabled ?? false}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(readNumber(currentTarget.value));
      }}
    />
  );
}
