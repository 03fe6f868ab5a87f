import { Anchor } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { shellMessages } from '../../shell/messages.ts';
import { linkMessages } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { signOnMessages } from './sign-on-messages.ts';
import { SingleSignOn } from './SingleSignOn.tsx';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

/** The way in. */
export function SignInPage(): ReactNode {
  const t = useMessages(shellMessages);
  const links = useMessages(linkMessages);
  const signOn = useMessages(signOnMessages);
  const { back, expired = false, refused } = route.useSearch();
  return (
    <SignInFrame title={t('signIn.title')}>
      {expired && (
        <div className={classes.note}>
          <Notice tone="info">{t('signIn.expired')}</Notice>
        </div>
      )}
      {refused && (
        <div className={classes.note}>
          <Notice tone={refused === 'cancelled' ? 'info' : 'bad'} role="alert">
            {signOn(`refused.${refused}`)}
          </Notice>
        </div>
      )}
      <SignInForm back={back} />
      <Anchor component={Link} to="/forgotten-password" className={classes.other}>
        {links('forgotten.question')}
      </Anchor>
      <SingleSignOn back={back} />
    </SignInFrame>
  );
}
