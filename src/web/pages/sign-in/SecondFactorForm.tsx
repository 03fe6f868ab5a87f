import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Session } from '#domains/identity/contract.ts';
import { CodeInput } from '#domains/identity/ui/CodeInput.tsx';
import { secondFactorMessages } from '#domains/identity/ui/second-factor-messages.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import classes from './SignInPage.module.css';
import { useEnter } from './useEnter.ts';

interface SecondFactorFormProps {
  readonly name: string;
  readonly back: string | undefined;
}

/** Takes a code of the phone, or a recovery code. */
export function SecondFactorForm({ name, back }: SecondFactorFormProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  const enter = useEnter(back);
  const [code, setCode] = useState('');
  const step = useMutation({
    mutationFn: () => api.post<Session>('/session/second-factor', { code }),
    onSuccess: enter,
    onError: () => {
      setCode('');
    },
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') step.mutate();
      }}
    >
      <ProblemNotice error={step.error} />
      <p>{t('step.text', { name })}</p>
      <CodeInput label={t('codeOrRecovery')} size="md" value={code} onChange={setCode} takesLetters />
      <Button type="submit" size="md" loading={step.isPending} disabled={code.trim() === ''}>
        {t('step.submit')}
      </Button>
      <p className={classes.hint}>{t('step.lost')}</p>
    </form>
  );
}
