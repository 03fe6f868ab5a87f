import { getRouteApi, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AddressPanel } from '#domains/identity/ui/AddressPanel.tsx';
import { identityMessages } from '#domains/identity/ui/messages.ts';
import { PasswordPanel } from '#domains/identity/ui/PasswordPanel.tsx';
import { SecondFactorPanel } from '#domains/identity/ui/SecondFactorPanel.tsx';
import { SessionsPanel } from '#domains/identity/ui/SessionsPanel.tsx';
import { readSignOnOutcome } from '#domains/identity/ui/sign-on-outcome.ts';
import { SignOnLinkPanel } from '#domains/identity/ui/SignOnLinkPanel.tsx';
import { TokensPanel } from '#domains/identity/ui/TokensPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './security.module.css';

const frame = getRouteApi('/signed-in');

/** How a person's own account is protected. */
export function SecurityPage(): ReactNode {
  const t = useMessages(identityMessages);
  // How an attempt to link the university's sign-in ended; read here, since every page carries the router.
  const signOn: unknown = Reflect.get(useLocation().search, 'signOn');
  const { session } = frame.useRouteContext();
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <div className={classes.page}>
        <PasswordPanel />
        <SecondFactorPanel />
        <SignOnLinkPanel outcome={readSignOnOutcome(signOn)} />
        <AddressPanel email={session.user.email} />
        <SessionsPanel />
        <TokensPanel permissions={session.permissions} />
      </div>
    </>
  );
}
