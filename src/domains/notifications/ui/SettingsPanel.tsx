import { Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { NotificationSettings } from '../settings/contract.ts';
import { logMessages } from './log-messages.ts';
import { fromClockText, toClockText } from './preferences/clock-text.ts';
import classes from './notifications.module.css';
import { isWithin, numberBounds, numberNames } from './setting-bounds.ts';

/** What holds for everybody who has chosen nothing else, and for how long it is kept what was sent to whom. */
export function SettingsPanel(): ReactNode {
  const t = useMessages(logMessages);
  return (
    <SettingPanel<NotificationSettings>
      title={t('settings.title')}
      about={t('settings.about')}
      path="/settings/notifications"
      isValid={isWithin}
    >
      {(draft, onChange) => (
        <div className={classes.settings}>
          <Switch
            className={classes.whole ?? ''}
            label={t('settings.quiet')}
            checked={draft.quietHours !== null}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, quietHours: currentTarget.checked ? { from: 22 * 60, until: 8 * 60 } : null });
            }}
          />
          {draft.quietHours && <QuietFields draft={draft} quietHours={draft.quietHours} onChange={onChange} />}
          {numberNames.map((name) => {
            const [least, most] = numberBounds[name];
            const value = draft[name];
            return (
              <TextInput
                key={name}
                label={t(`settings.${name}`)}
                type="number"
                inputMode="numeric"
                min={least}
                max={most}
                value={Number.isNaN(value) ? '' : String(value)}
                onChange={({ currentTarget }) => {
                  onChange({ ...draft, [name]: currentTarget.valueAsNumber });
                }}
                error={!(value >= least && value <= most) && t('settings.bounds', { least, most })}
              />
            );
          })}
        </div>
      )}
    </SettingPanel>
  );
}

interface QuietFieldsProps {
  readonly draft: NotificationSettings;
  readonly quietHours: NonNullable<NotificationSettings['quietHours']>;
  readonly onChange: (draft: NotificationSettings) => void;
}

function QuietFields({ draft, quietHours, onChange }: QuietFieldsProps): ReactNode {
  const t = useMessages(logMessages);
  return (['from', 'until'] as const).map((name) => (
    <TextInput
      key={name}
      type="time"
      label={t(`settings.${name}`)}
      value={toClockText(quietHours[name])}
      error={name === 'until' && quietHours.from === quietHours.until && t('settings.same')}
      onChange={({ currentTarget }) => {
        const minutes = fromClockText(currentTarget.value);
        if (minutes !== undefined) onChange({ ...draft, quietHours: { ...quietHours, [name]: minutes } });
      }}
    />
  ));
}
