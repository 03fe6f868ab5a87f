import { NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { DigestSettings } from '../contract.ts';
import { digestMessages } from './messages.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour)}:00` }));

/** Whether weekly digests are sent, and when. */
export function DigestsPanel(): ReactNode {
  const t = useMessages(digestMessages);
  return (
    <SettingPanel<DigestSettings> title={t('title')} about={t('about')} path="/settings/digests">
      {(draft, onChange) => (
        <>
          <Switch
            label={t('isOn')}
            checked={draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, isOn: currentTarget.checked });
            }}
          />
          <NativeSelect
            label={t('weekday')}
            data={days.map((day) => ({ value: String(day), label: t(`day.${day}`) }))}
            value={String(draft.weekday)}
            disabled={!draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, weekday: Number(currentTarget.value) });
            }}
          />
          <NativeSelect
            label={t('hour')}
            data={hoursOfDay}
            value={String(draft.hour)}
            disabled={!draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, hour: Number(currentTarget.value) });
            }}
          />
        </>
      )}
    </SettingPanel>
  );
}
