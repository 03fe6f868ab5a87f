import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Accept, Link as OneTimeLink } from '#domains/identity/contract.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { ChoosePasswordForm } from './ChoosePasswordForm.tsx';
import { linkMessages } from './messages.ts';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';

type Purpose = Accept['purpose'];

/** Takes the link of an invitation. */
export function InvitationPage(): ReactNode {
  return <ChoosePasswordPage purpose="invitation" />;
}

/** Takes the link for a new password. */
export function NewPasswordPage(): ReactNode {
  return <ChoosePasswordPage purpose="password_reset" />;
}

/** Chooses a password by the link whose secret stands after the #, which the browser sends to nobody. */
function ChoosePasswordPage({ purpose }: { readonly purpose: Purpose }): ReactNode {
  const t = useMessages(linkMessages);
  const secret = useLocation({ select: ({ hash }) => hash });
  const [isDone, setDone] = useState(false);

  return (
    <SignInFrame title={t(`choose.${purpose}`)}>
      <div className={classes.form}>
        {isDone ? (
          <>
            <Notice tone="good" role="status">
              {t('choose.done')}
            </Notice>
            <Button component={Link} to="/sign-in" size="md">
              {t('signIn')}
            </Button>
          </>
        ) : secret === '' ? (
          <Notice tone="warning">{t('choose.noLink')}</Notice>
        ) : (
          <LinkOfSomebody purpose={purpose} secret={secret} onDone={() => setDone(true)} />
        )}
      </div>
    </SignInFrame>
  );
}

interface LinkOfSomebodyProps {
  readonly purpose: Purpose;
  readonly secret: string;
  readonly onDone: () => void;
}

function LinkOfSomebody({ purpose, secret, onDone }: LinkOfSomebodyProps): ReactNode {
  const t = useMessages(linkMessages);
  const link = useQuery({
    queryKey: ['link', purpose, secret],
    queryFn: () => api.post<OneTimeLink>('/links/look', { purpose, secret }),
    retry: false,
    staleTime: Infinity,
  });
  if (link.isPending) return <BlockSkeleton height={160} />;
  if (link.isError) {
    return (
      <>
        <ProblemNotice error={link.error} />
        <Anchor component={Link} to={purpose === 'password_reset' ? '/forgotten-password' : '/sign-in'}>
          {purpose === 'password_reset' ? t('choose.again') : t('back')}
        </Anchor>
      </>
    );
  }
  return (
    <>
      <p>{t('choose.explanation', { name: link.data.name, login: link.data.login })}</p>
      <ChoosePasswordForm purpose={purpose} secret={secret} login={link.data.login} onDone={onDone} />
    </>
  );
}
