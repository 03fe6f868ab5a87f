import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Enrolment, RecoveryCodes } from '#domains/identity/contract.ts';
import { CodeInput } from '#domains/identity/ui/CodeInput.tsx';
import { RecoveryCodeList } from '#domains/identity/ui/RecoveryCodeList.tsx';
import { secondFactorMessages } from '#domains/identity/ui/second-factor-messages.ts';
import { SecretPicture } from '#domains/identity/ui/SecretPicture.tsx';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import classes from './SignInPage.module.css';
import { useEnter } from './useEnter.ts';

interface EnrolFormProps {
  readonly name: string;
  readonly back: string | undefined;
}

/** Sets up the second factor that a role requires, before anything else is open. */
export function EnrolForm({ name, back }: EnrolFormProps): ReactNode {
  const t = useMessages(secondFactorMessages);
  const enter = useEnter(back);
  const [code, setCode] = useState('');
  const secret = useQuery({
    queryKey: ['held-enrolment'],
    queryFn: () => api.post<Enrolment>('/session/second-factor/enrolment'),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const confirm = useMutation({
    mutationFn: () => api.post<RecoveryCodes>('/session/second-factor/enrolment/confirm', { code }),
  });
  if (confirm.data) {
    return (
      <div className={classes.form}>
        <RecoveryCodeList codes={confirm.data.recoveryCodes} />
        <Button size="md" onClick={() => enter()}>
          {t('step.continue')}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') confirm.mutate();
      }}
    >
      <p>{t('step.enrolText', { name })}</p>
      {secret.isPending && <BlockSkeleton height={320} />}
      <ProblemNotice error={secret.error} />
      {secret.data && (
        <>
          <SecretPicture {...secret.data} />
          <ProblemNotice error={confirm.error} />
          <CodeInput label={t('code')} size="md" value={code} onChange={setCode} />
          <Button type="submit" size="md" loading={confirm.isPending} disabled={code.trim() === ''}>
            {t('enrol.confirm')}
          </Button>
        </>
      )}
    </form>
  );
}
