import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PendingSignIn } from '#domains/identity/contract.ts';
import { secondFactorMessages } from '#domains/identity/ui/second-factor-messages.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { SecondFactorForm } from './SecondFactorForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';

const route = getRouteApi('/second-factor');

/** The second step of a sign-in: a code, or a second factor to be set up. */
export function SecondFactorPage(): ReactNode {
  const t = useMessages(secondFactorMessages);
  const { back } = route.useSearch();
  const navigate = useNavigate();
  const pending = useQuery({
    queryKey: ['pending-sign-in'],
    queryFn: ({ signal }) => api.get<PendingSignIn>('/session/second-factor', { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const isEnrolment = pending.data?.secondFactor === 'enrolment';
  return (
    <SignInFrame title={isEnrolment ? t('title') : t('step.title')}>
      {pending.isPending && <BlockSkeleton height={160} />}
      {pending.isError && (
        <div className={classes.form}>
          <ProblemNotice error={pending.error} />
          <Button
            size="md"
            onClick={() => void navigate({ to: '/sign-in', search: back === undefined ? {} : { back } })}
          >
            {t('step.again')}
          </Button>
        </div>
      )}
      {pending.data &&
        (isEnrolment ? (
          <EnrolForm name={pending.data.name} back={back} />
        ) : (
          <SecondFactorForm name={pending.data.name} back={back} />
        ))}
      {pending.data && (
        <Anchor component={Link} to="/sign-in" className={classes.other}>
          {t('step.back')}
        </Anchor>
      )}
    </SignInFrame>
  );
}
