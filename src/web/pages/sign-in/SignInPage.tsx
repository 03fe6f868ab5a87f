import { Anchor } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { shellMessages } from '../../shell/messages.ts';
import { linkMessages } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

/** The way in. */
export function SignInPage(): ReactNode {
  const t = useMessages(shellMessages);
  const links = useMessages(linkMessages);
  const { back, expired = false } = route.useSearch();
  return (
    <SignInFrame title={t('signIn.title')}>
      {expired && (
        <div className={classes.note}>
          <Notice tone="info">{t('signIn.expired')}</Notice>
        </div>
      )}
      <SignInForm back={back} />
      <Anchor component={Link} to="/forgotten-password" className={classes.other}>
        {links('forgotten.question')}
      </Anchor>
    </SignInFrame>
  );
}
