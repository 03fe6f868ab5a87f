import { Switch, VisuallyHidden } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { Channel, PreferredKind, Preferences } from '../../contract.ts';
import { notificationMessages } from '../messages.ts';
import classes from '../notifications.module.css';
import { ChannelMark } from '../DeliveryMark.tsx';

interface KindsTableProps {
  readonly preferences: Preferences;
  readonly shown: readonly Channel[];
  readonly onChoose: (choice: { kind: string; channel: Channel; isOn: boolean }) => void;
}

/** Kinds of notifications by channels, with a switch in each cell. */
export function KindsTable({ preferences: { kinds, telegram }, shown, onChoose }: KindsTableProps): ReactNode {
  const t = useMessages(notificationMessages);
  return (
    <table className={classes.kinds}>
      <VisuallyHidden component="caption">{t('kinds.title')}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">{t('kinds.what')}</th>
          {shown.map((channel) => (
            <th key={channel} scope="col">
              <ChannelMark channel={channel} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <KindRow
            key={kind.name}
            kind={kind}
            shown={shown}
            isReached={(channel) => channel === 'email' || telegram === 'linked'}
            onChoose={(channel, isOn) => {
              onChoose({ kind: kind.name, channel, isOn });
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

interface KindRowProps {
  readonly kind: PreferredKind;
  readonly shown: readonly Channel[];
  /** Whether the person can be told by this channel at all. */
  readonly isReached: (channel: Channel) => boolean;
  readonly onChoose: (channel: Channel, isOn: boolean) => void;
}

function KindRow({ kind, shown, isReached, onChoose }: KindRowProps): ReactNode {
  const t = useMessages(notificationMessages);
  const id = useId();
  return (
    <tr>
      <th scope="row">
        <span className={classes.kind}>{kind.title}</span>
        <span className={classes.quiet} id={id}>
          {kind.about}
          {kind.isUrgent && ` (${t('kinds.urgent')})`}
        </span>
      </th>
      {shown.map((channel) => (
        <td key={channel}>
          <Switch
            aria-label={t('kinds.switch', { kind: kind.title, channel: t(`channel.${channel}`) })}
            aria-describedby={id}
            checked={kind.channels[channel].isOn}
            disabled={!isReached(channel)}
            onChange={({ currentTarget }) => {
              onChoose(channel, currentTarget.checked);
            }}
          />
        </td>
      ))}
    </tr>
  );
}
