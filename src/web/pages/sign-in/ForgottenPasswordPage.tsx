import { Anchor, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { linkMessages } from './messages.ts';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';

/** Asks for a letter with a link for a new password. */
export function ForgottenPasswordPage(): ReactNode {
  const t = useMessages(linkMessages);
  const [login, setLogin] = useState('');
  const request = useMutation({ mutationFn: (body: { login: string }) => api.post('/password-resets', body) });

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    request.mutate({ login: login.trim() });
  };

  return (
    <SignInFrame title={t('forgotten.title')}>
      <form onSubmit={submit} className={classes.form}>
        <ProblemNotice error={request.error} />
        {request.isSuccess ? (
          <Notice tone="good" role="status">
            {t('forgotten.done')}
          </Notice>
        ) : (
          <>
            <p>{t('forgotten.explanation')}</p>
            <TextInput
              label={t('forgotten.login')}
              size="md"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              value={login}
              onChange={({ currentTarget }) => {
                setLogin(currentTarget.value);
              }}
            />
            <Button type="submit" size="md" loading={request.isPending} disabled={login.trim() === ''}>
              {t('forgotten.submit')}
            </Button>
          </>
        )}
      </form>
      <Anchor component={Link} to="/sign-in" className={classes.other}>
        {t('back')}
      </Anchor>
    </SignInFrame>
  );
}
