import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { leastOriginalDays, mostOriginalDays, type OriginalsSettings } from '../contract.ts';
import { importMessages } from './messages.ts';

/** For how many days uploaded files are kept. */
export function OriginalsPanel(): ReactNode {
  const t = useMessages(importMessages);
  return (
    <SettingPanel<OriginalsSettings>
      title={t('originals.title')}
      about={t('originals.about')}
      path="/settings/originals"
      isValid={isValid}
    >
      {(draft, onChange) => (
        <TextInput
          label={t('originals.days')}
          type="number"
          inputMode="numeric"
          min={leastOriginalDays}
          max={mostOriginalDays}
          value={Number.isNaN(draft.days) ? '' : String(draft.days)}
          onChange={({ currentTarget }) => {
            onChange({ days: currentTarget.valueAsNumber });
          }}
          error={!isValid(draft) && t('originals.bounds', { least: leastOriginalDays, most: mostOriginalDays })}
        />
      )}
    </SettingPanel>
  );
}

function isValid({ days }: OriginalsSettings): boolean {
  return Number.isInteger(days) && days >= leastOriginalDays && days <= mostOriginalDays;
}
