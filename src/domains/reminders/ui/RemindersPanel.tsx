import { Checkbox, NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { mostReminders, type ReminderSettings } from '../contract.ts';
import { reminderMessages } from './messages.ts';
import classes from './reminders.module.css';

const usual = [168, 72, 48, 24, 12, 3];
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour)}:00` }));

/** When students are told of deadlines. */
export function RemindersPanel(): ReactNode {
  const t = useMessages(reminderMessages);
  return (
    <SettingPanel<ReminderSettings> title={t('title')} about={t('about')} path="/settings/reminders">
      {(draft, onChange) => (
        <>
          <HoursBefore
            hours={draft.hours}
            onChange={(hours) => {
              onChange({ ...draft, hours });
            }}
          />
          <Switch
            label={t('tellsOverdue')}
            checked={draft.tellsOverdue}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, tellsOverdue: currentTarget.checked });
            }}
          />
          <NativeSelect
            label={t('overdueHour')}
            data={hoursOfDay}
            value={String(draft.overdueHour)}
            disabled={!draft.tellsOverdue}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, overdueHour: Number(currentTarget.value) });
            }}
          />
        </>
      )}
    </SettingPanel>
  );
}

interface HoursBeforeProps {
  readonly hours: readonly number[];
  readonly onChange: (hours: number[]) => void;
}

function HoursBefore({ hours, onChange }: HoursBeforeProps): ReactNode {
  const t = useMessages(reminderMessages);
  // What was set by other means stays to be chosen.
  const offered = [...new Set([...usual, ...hours])].toSorted((one, other) => other - one);
  return (
    <div role="group" aria-label={t('before')} className={classes.hours}>
      <div>{t('before')}</div>
      {offered.map((before) => (
        <Checkbox
          key={before}
          label={before % 24 === 0 ? t('days', { count: before / 24 }) : t('hours', { count: before })}
          checked={hours.includes(before)}
          disabled={hours.length >= mostReminders && !hours.includes(before)}
          onChange={({ currentTarget: { checked } }) => {
            // In one order, so that what was undone counts as unchanged.
            onChange(offered.filter((one) => (one === before ? checked : hours.includes(one))));
          }}
        />
      ))}
      <div className={classes.note}>{t('most', { most: mostReminders })}</div>
    </div>
  );
}
