import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import type { HeldSignIn, Session, SignIn } from '#domains/identity/contract.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { shellMessages } from '../../shell/messages.ts';
import classes from './SignInPage.module.css';
import { useEnter } from './useEnter.ts';

/** Signs in and goes to `back`, the page that asked for it. */
export function SignInForm({ back }: { readonly back: string | undefined }): ReactNode {
  const t = useMessages(shellMessages);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const signIn = useSignIn(back);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (login.trim() !== '' && password !== '') signIn.mutate({ login: login.trim(), password });
  };
  const noticeCapsLock = (event: KeyboardEvent): void => {
    setCapsLock(event.getModifierState('CapsLock'));
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ProblemNotice error={signIn.error} />
      <TextInput
        label={t('signIn.login')}
        name="login"
        size="md"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={login}
        onChange={({ currentTarget }) => {
          setLogin(currentTarget.value);
        }}
        error={tried && login.trim() === '' && t('signIn.loginMissing')}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        size="md"
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => {
          setPassword(currentTarget.value);
        }}
        onKeyUp={noticeCapsLock}
        onKeyDown={noticeCapsLock}
        onBlur={() => {
          setCapsLock(false);
        }}
        description={capsLock && t('signIn.capsLock')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), title: t('signIn.show') }}
        error={tried && password === '' && t('signIn.passwordMissing')}
      />
      <Button type="submit" size="md" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

function useSignIn(back: string | undefined) {
  const navigate = useNavigate();
  const enter = useEnter(back);
  return useMutation({
    mutationFn: (credentials: SignIn) => api.post<Session | HeldSignIn>('/session', credentials),
    onSuccess: async (answer) => {
      if (!('secondFactor' in answer)) enter(answer);
      else await navigate({ to: '/second-factor', search: back === undefined ? {} : { back } });
    },
  });
}
