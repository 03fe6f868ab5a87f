import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { channels, type Channel, type Preferences } from '../../contract.ts';
import { notificationMessages } from '../messages.ts';
import classes from '../notifications.module.css';
import { KindsTable } from './KindsTable.tsx';
import { useChangePreferences, useResetPreferences } from './queries.ts';

interface KindsPanelProps {
  readonly preferences: Preferences;
  /** Those by which this server can tell people. */
  readonly shown: readonly Channel[];
  /** Where the address is changed. */
  readonly securityLink: ReactNode;
}

/** What the person is told of, by which channel: a switch for each, saved at once. */
export function KindsPanel({ preferences, shown, securityLink }: KindsPanelProps): ReactNode {
  const t = useMessages(notificationMessages);
  const changing = useChangePreferences();
  const { kinds, rhythm, telegram } = preferences;
  const isUsual =
    rhythm === null &&
    kinds.every((kind) => channels.every((name) => kind.channels[name].isOn === kind.channels[name].isOnByDefault));
  return (
    <Panel
      title={t('kinds.title')}
      about={t('kinds.about')}
      tools={
        <span role="status" className={classes.quiet}>
          {changing.isSuccess && t('kinds.saved')}
        </span>
      }
    >
      <div className={classes.stack}>
        <ProblemNotice error={changing.error} />
        <AddressNotice address={preferences.address} link={securityLink} />
        {kinds.length === 0 ? (
          <p className={classes.quiet}>{t('kinds.none')}</p>
        ) : (
          <KindsTable
            preferences={preferences}
            shown={shown}
            onChoose={(choice) => {
              changing.mutate({ choices: [choice] });
            }}
          />
        )}
        {telegram === 'none' && shown.includes('telegram') && kinds.length > 0 && (
          <p className={classes.quiet}>{t('kinds.linkFirst')}</p>
        )}
        {!isUsual && <ResetButton />}
      </div>
    </Panel>
  );
}

interface AddressNoticeProps {
  readonly address: Preferences['address'];
  readonly link: ReactNode;
}

/** Whether letters arrive, and where. */
function AddressNotice({ address: { email, isStopped, isVerified, isSentTo }, link }: AddressNoticeProps): ReactNode {
  const t = useMessages(notificationMessages);
  if (isStopped) {
    return (
      <Notice tone="warning">
        {t('address.stopped', { email })} {link}
      </Notice>
    );
  }
  return (
    <p className={classes.quiet}>
      {t(isVerified ? 'address.to' : 'address.unverified', { email })} {!isSentTo && t('address.noServer')} {link}
    </p>
  );
}

/** Goes back to what holds for those who have chosen nothing; asks before. */
function ResetButton(): ReactNode {
  const t = useMessages(notificationMessages);
  const [isAsked, setAsked] = useState(false);
  const resetting = useResetPreferences();
  const close = (): void => {
    setAsked(false);
  };
  return (
    <div>
      <Button
        variant="default"
        onClick={() => {
          setAsked(true);
        }}
      >
        {t('kinds.reset')}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={t('kinds.resetTitle')}
          action={t('kinds.reset')}
          isPending={resetting.isPending}
          problem={<ProblemNotice error={resetting.error} />}
          onConfirm={() => {
            resetting.mutate(undefined, { onSuccess: close });
          }}
          onClose={close}
        >
          {t('kinds.resetAbout')}
        </ConfirmDialog>
      )}
    </div>
  );
}
