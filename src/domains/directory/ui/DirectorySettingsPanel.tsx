import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { schedulePeriods, type DirectorySettings } from '../contract.ts';
import { GroupFields, isGroupValid } from './GroupFields.tsx';
import { directoryMessages } from './messages.ts';
import { directoryQuery } from './queries.ts';
import classes from './directory.module.css';

/** What the directory's groups mean here, and how far it is followed. */
export function DirectorySettingsPanel(): ReactNode {
  const t = useMessages(directoryMessages);
  const maySchedule = useQuery(directoryQuery).data?.maySchedule === true;
  const schedules = [
    { value: 'off', label: t('schedule.off') },
    { value: 'nightly', label: t('schedule.nightly') },
    ...schedulePeriods.map((hours) => ({ value: String(hours), label: t('schedule.hours', { count: hours }) })),
  ];
  return (
    <SettingPanel<DirectorySettings>
      title={t('settings.title')}
      about={t('settings.about')}
      path="/settings/directory"
      isValid={isValid}
    >
      {(draft, onChange) => (
        <>
          <GroupFields
            groups={draft.groups}
            onChange={(groups) => {
              onChange({ ...draft, groups });
            }}
          />
          <div className={classes.choices}>
            <Checkbox
              label={t('settings.adds')}
              checked={draft.addsPeople}
              onChange={({ currentTarget: { checked } }) => {
                onChange({ ...draft, addsPeople: checked });
              }}
            />
            <Checkbox
              label={t('settings.invites')}
              checked={draft.invites}
              disabled={!draft.addsPeople}
              onChange={({ currentTarget: { checked } }) => {
                onChange({ ...draft, invites: checked });
              }}
            />
          </div>
          <NativeSelect
            label={t('settings.schedule')}
            description={maySchedule ? undefined : t('settings.scheduleLater')}
            disabled={!maySchedule}
            value={String(draft.schedule)}
            data={schedules}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...draft, schedule: toSchedule(value) });
            }}
          />
          <TextInput
            label={t('settings.most')}
            description={t('settings.mostHint')}
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
            value={Number.isNaN(draft.mostLossPercent) ? '' : String(draft.mostLossPercent)}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, mostLossPercent: currentTarget.valueAsNumber });
            }}
            error={!isPercent(draft.mostLossPercent) && t('settings.mostWrong')}
          />
        </>
      )}
    </SettingPanel>
  );
}

function toSchedule(value: string): DirectorySettings['schedule'] {
  if (value === 'nightly') return value;
  return schedulePeriods.find((hours) => String(hours) === value) ?? 'off';
}

function isPercent(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 100;
}

function isValid({ groups, mostLossPercent }: DirectorySettings): boolean {
  return groups.every(isGroupValid) && isPercent(mostLossPercent);
}
