import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { LoginSettings } from '../contract.ts';
import { peopleMessages } from './people-messages.ts';

/** Whether a login stands for the same student in all systems. */
export function LoginsPanel(): ReactNode {
  const t = useMessages(peopleMessages);
  return (
    <SettingPanel<LoginSettings> title={t('logins.title')} about={t('logins.about')} path="/settings/logins">
      {(draft, onChange) => (
        <Switch
          label={t('logins.shared')}
          checked={draft.areShared}
          onChange={({ currentTarget }) => {
            onChange({ areShared: currentTarget.checked });
          }}
        />
      )}
    </SettingPanel>
  );
}
