import { Anchor, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Confirmed } from '#domains/identity/contract.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { linkMessages } from './messages.ts';
import { sessionQuery } from '../../session.ts';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';

/** Confirms a new e-mail address by the link whose secret stands after the #. A button, because mail programs open links. */
export function ConfirmAddressPage(): ReactNode {
  const t = useMessages(linkMessages);
  const secret = useLocation({ select: ({ hash }) => hash });
  const queries = useQueryClient();
  const confirming = useMutation({
    mutationFn: () => api.post<Confirmed>('/links/confirm', { secret }),
    // Who is signed in here has another address now.
    onSuccess: () => {
      queries.removeQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <SignInFrame title={t('confirm.title')}>
      <div className={classes.form}>
        {confirming.data ? (
          <>
            <Notice tone="good" role="status">
              {t('confirm.done', { email: confirming.data.email })}
            </Notice>
            <Anchor component={Link} to="/">
              {t('confirm.home')}
            </Anchor>
          </>
        ) : secret === '' ? (
          <Notice tone="warning">{t('choose.noLink')}</Notice>
        ) : (
          <>
            <ProblemNotice error={confirming.error} />
            <p>{t('confirm.explanation')}</p>
            <Button
              size="md"
              loading={confirming.isPending}
              onClick={() => {
                confirming.mutate();
              }}
            >
              {t('confirm.submit')}
            </Button>
          </>
        )}
      </div>
    </SignInFrame>
  );
}
