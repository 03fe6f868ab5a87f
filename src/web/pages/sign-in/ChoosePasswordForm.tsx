import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { shortestPassword, type Accept } from '#domains/identity/contract.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { shellMessages } from '../../shell/messages.ts';
import { linkMessages } from './messages.ts';
import classes from './SignInPage.module.css';

interface ChoosePasswordFormProps {
  readonly purpose: Accept['purpose'];
  readonly secret: string;
  /** For the browser's store of passwords. */
  readonly login: string;
  readonly onDone: () => void;
}

/** Uses up a one-time link. */
export function ChoosePasswordForm({ purpose, secret, login, onDone }: ChoosePasswordFormProps): ReactNode {
  const t = useMessages(linkMessages);
  const shell = useMessages(shellMessages);
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: (body: Accept) => api.post('/links/accept', body),
    onSuccess: onDone,
  });

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    accept.mutate({ purpose, secret, password });
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <ProblemNotice error={accept.error} />
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordInput
        label={t('choose.password')}
        description={t('choose.rule', { min: shortestPassword })}
        size="md"
        autoComplete="new-password"
        autoFocus
        value={password}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value);
        }}
        visibilityToggleButtonProps={{ 'aria-label': shell('signIn.show'), title: shell('signIn.show') }}
      />
      <Button type="submit" size="md" loading={accept.isPending} disabled={password.length < shortestPassword}>
        {t('choose.submit')}
      </Button>
    </form>
  );
}
