import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { leastSmallestGroup, mostSmallestGroup, type SmallestGroup } from '../contract.ts';
import { rosterMessages } from './messages.ts';

/** Of how many students at least a student sees figures together. */
export function SmallestGroupPanel(): ReactNode {
  const t = useMessages(rosterMessages);
  return (
    <SettingPanel<SmallestGroup>
      title={t('smallest.title')}
      about={t('smallest.about')}
      path="/settings/smallest-group"
      isValid={isValid}
    >
      {(draft, onChange) => (
        <TextInput
          label={t('smallest.label')}
          type="number"
          inputMode="numeric"
          min={leastSmallestGroup}
          max={mostSmallestGroup}
          value={Number.isNaN(draft.students) ? '' : String(draft.students)}
          onChange={({ currentTarget }) => {
            onChange({ students: currentTarget.valueAsNumber });
          }}
          error={!isValid(draft) && t('smallest.bounds', { least: leastSmallestGroup, most: mostSmallestGroup })}
        />
      )}
    </SettingPanel>
  );
}

function isValid({ students }: SmallestGroup): boolean {
  return Number.isInteger(students) && students >= leastSmallestGroup && students <= mostSmallestGroup;
}
