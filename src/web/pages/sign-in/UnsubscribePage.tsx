import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SubscriptionState } from '#domains/notifications/unsubscribe/contract.ts';
import { notificationMessages } from '#domains/notifications/ui/messages.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { BlockSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { linkMessages } from './messages.ts';
import { SignInFrame } from './SignInFrame.tsx';
import classes from './SignInPage.module.css';
import { unsubscribeMessages } from './unsubscribe-messages.ts';

/** Turns a kind of letters off by the link in one of them, without signing in; its token stands after the #. */
export function UnsubscribePage(): ReactNode {
  const t = useMessages(unsubscribeMessages);
  const links = useMessages(linkMessages);
  const token = useLocation({ select: ({ hash }) => hash });
  return (
    <SignInFrame title={t('title')}>
      <div className={classes.form}>
        {token === '' ? <Notice tone="warning">{links('choose.noLink')}</Notice> : <Subscription token={token} />}
        <Anchor component={Link} to="/notifications">
          {t('all')}
        </Anchor>
      </div>
    </SignInFrame>
  );
}

/** A button, because mail programs open links: it is the person who turns it off. */
function Subscription({ token }: { readonly token: string }): ReactNode {
  const t = useMessages(unsubscribeMessages);
  const words = useMessages(notificationMessages);
  const path = `/unsubscribe/${encodeURIComponent(token)}`;
  const look = useQuery({
    queryKey: ['unsubscribe', token],
    queryFn: ({ signal }) => api.get<SubscriptionState>(path, { signal }),
    retry: false,
    staleTime: Infinity,
  });
  const turning = useMutation({
    mutationFn: (isOn: boolean) => (isOn ? api.delete<SubscriptionState>(path) : api.post<SubscriptionState>(path, {})),
    onSuccess: () => look.refetch(),
  });
  if (look.isPending) return <BlockSkeleton height={120} />;
  if (look.isError) return <ProblemNotice error={look.error} />;
  const { title, isOn, channel } = look.data;
  const names = { kind: title, channel: words(`channel.${channel}`) };
  const turn = (
    <Button
      size="md"
      variant={isOn ? 'filled' : 'default'}
      loading={turning.isPending}
      onClick={() => {
        turning.mutate(!isOn);
      }}
    >
      {t(isOn ? 'turnOff' : 'turnOn')}
    </Button>
  );
  return (
    <>
      <ProblemNotice error={turning.error} />
      {isOn ? (
        <p role="status">{t(turning.isSuccess ? 'on' : 'question', names)}</p>
      ) : (
        <Notice tone="good" role="status">
          {t('off', names)}
        </Notice>
      )}
      {turn}
    </>
  );
}
