import { IconBrandTelegram, IconMail } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { Channel, DeliveryState } from '../contract.ts';
import { notificationMessages } from './messages.ts';
import { reasonWords } from './reason-words.ts';
import classes from './notifications.module.css';

const icons = { email: IconMail, telegram: IconBrandTelegram } as const;

/** A channel as picture and word. */
export function ChannelMark({ channel }: { readonly channel: Channel }): ReactNode {
  const t = useMessages(notificationMessages);
  const Icon = icons[channel];
  return (
    <span className={classes.channel}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`channel.${channel}`)}
    </span>
  );
}

interface StateMarkProps {
  readonly state: DeliveryState;
  readonly reason: string | null;
}

/** What became of a message, and why not. */
export function StateMark({ state, reason }: StateMarkProps): ReactNode {
  const t = useMessages(notificationMessages);
  return (
    <span className={classes.state} data-state={state}>
      <span className={classes.badge}>{t(`state.${state}`)}</span>
      {reason !== null && <span className={classes.why}>{reasonWords(reason, t)}</span>}
    </span>
  );
}
