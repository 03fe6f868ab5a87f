import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import classes from './CopyField.module.css';

interface CopyFieldProps {
  readonly label: string;
  /** Something beside it names it already; the label is for screen readers. */
  readonly hidesLabel?: boolean;
  readonly value: string;
}

/** Shows a long text that is to be pasted elsewhere, with a button that copies it. */
export function CopyField({ label, hidesLabel = false, value }: CopyFieldProps): ReactNode {
  const t = useMessages(kitMessages);
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'byHand'>();
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      // Browsers have no clipboard for pages that came without encryption; then the text is selected at least.
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
    } catch {
      setOutcome('byHand');
    }
  };
  return (
    <div className={classes.copy}>
      <TextInput
        ref={field}
        {...(hidesLabel ? { 'aria-label': label } : { label })}
        value={value}
        readOnly
        spellCheck={false}
        className={classes.field}
        classNames={{ input: classes.text ?? '' }}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
      <Button
        variant="default"
        leftSection={outcome === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copy()}
      >
        {t('copy')}
      </Button>
      <span role="status" className={classes.outcome}>
        {outcome !== undefined && t(`copy.${outcome}`)}
      </span>
    </div>
  );
}
