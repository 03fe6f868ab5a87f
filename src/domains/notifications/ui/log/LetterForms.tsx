import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { LetterFrame } from '../LetterFrame.tsx';
import { logMessages } from '../log-messages.ts';
import classes from './log.module.css';

/** In which forms words reach people. */
export type Form = 'letter' | 'phone' | 'text' | 'telegram';
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

interface FormChoiceProps {
  readonly forms: readonly [Form, ...Form[]];
  readonly children: (form: Form, scheme: Scheme) => ReactNode;
}

/** Chooses in which form, and letters in which colours, something is shown. */
export function FormChoice({ forms, children }: FormChoiceProps): ReactNode {
  const t = useMessages(logMessages);
  const [form, setForm] = useState(forms[0]);
  const [scheme, setScheme] = useState<Scheme>('light');
  return (
    <div className={classes.stack}>
      <div className={classes.forms}>
        <SegmentedControl
          aria-label={t('preview.form')}
          value={form}
          onChange={(chosen) => {
            setForm(forms.find((each) => each === chosen) ?? forms[0]);
          }}
          data={forms.map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        {(form === 'letter' || form === 'phone') && (
          <SegmentedControl
            aria-label={t('preview.scheme')}
            value={scheme}
            onChange={(chosen) => {
              setScheme(schemes.find((each) => each === chosen) ?? 'light');
            }}
            data={schemes.map((value) => ({ value, label: t(`preview.${value}`) }))}
          />
        )}
      </div>
      {children(form, scheme)}
    </div>
  );
}

interface LetterFormsProps {
  readonly form: Form;
  readonly scheme: Scheme;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A letter as mail programs show it, wide and narrow, and its plain text. */
export function LetterForms({ form, scheme, subject, html, text }: LetterFormsProps): ReactNode {
  const t = useMessages(logMessages);
  return (
    <>
      <p className={classes.subject}>
        <span className={classes.quiet}>{t('preview.subject')}</span> {subject}
      </p>
      {form === 'text' ? (
        <pre className={classes.plain}>{text}</pre>
      ) : (
        <LetterFrame subject={subject} html={html} scheme={scheme} isNarrow={form === 'phone'} />
      )}
    </>
  );
}
