import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { modelProviders, type LanguageModelSettings, type ProviderSettings } from '../contract.ts';
import { isWithin, limitNames, priceNames, wholeBounds, wholeNames } from './setting-bounds.ts';
import { modelMessages } from './messages.ts';
import classes from './language-models.module.css';

/** Order, limits, budgets, prices and thresholds. */
export function SettingsPanel(): ReactNode {
  const t = useMessages(modelMessages);
  return (
    <SettingPanel<LanguageModelSettings>
      title={t('settings.title')}
      about={t('settings.about')}
      path="/settings/language-models"
      isValid={isWithin}
    >
      {(draft, onChange) => (
        <div className={classes.settings}>
          {modelProviders.map((name) => (
            <ProviderFields
              key={name}
              title={t(`provider.${name}`)}
              settings={draft.providers[name]}
              onChange={(settings) => {
                onChange({ ...draft, providers: { ...draft.providers, [name]: settings } });
              }}
            />
          ))}
          <fieldset className={classes.group}>
            <NativeSelect
              label={t('settings.first')}
              value={draft.order[0] ?? ''}
              onChange={({ currentTarget }) => {
                onChange({ ...draft, order: modelProviders.filter((name) => name === currentTarget.value) });
              }}
              data={[
                { value: '', label: t('settings.asConfigured') },
                ...modelProviders.map((value) => ({ value, label: t(`provider.${value}`) })),
              ]}
            />
            <NativeSelect
              label={t('settings.currency')}
              value={draft.currency}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget;
                onChange({ ...draft, currency: value === 'USD' || value === 'EUR' ? value : 'RUB' });
              }}
              data={['RUB', 'USD', 'EUR']}
            />
            {wholeNames.map((name) => (
              <NumberField
                key={name}
                label={t(`settings.${name}`)}
                value={draft[name]}
                bounds={wholeBounds[name]}
                onChange={(value) => {
                  onChange({ ...draft, [name]: value ?? Number.NaN });
                }}
              />
            ))}
          </fieldset>
        </div>
      )}
    </SettingPanel>
  );
}

interface ProviderFieldsProps {
  readonly title: string;
  readonly settings: ProviderSettings;
  readonly onChange: (settings: ProviderSettings) => void;
}

function ProviderFields({ title, settings, onChange }: ProviderFieldsProps): ReactNode {
  const t = useMessages(modelMessages);
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <Switch
        className={classes.whole ?? ''}
        label={t('settings.isOn')}
        checked={settings.isOn}
        onChange={({ currentTarget }) => {
          onChange({ ...settings, isOn: currentTarget.checked });
        }}
      />
      {limitNames.map((name) => (
        <NumberField
          key={name}
          label={t(`settings.${name}`)}
          value={settings[name]}
          onChange={(value) => {
            onChange({ ...settings, [name]: value });
          }}
        />
      ))}
      {priceNames.map((name) => (
        <NumberField
          key={name}
          label={t(`settings.${name}`)}
          value={settings[name]}
          onChange={(value) => {
            onChange({ ...settings, [name]: value ?? 0 });
          }}
        />
      ))}
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly label: string;
  /** Null: empty. */
  readonly value: number | null;
  readonly bounds?: readonly [least: number, most: number];
  readonly onChange: (value: number | null) => void;
}

function NumberField({ label, value, bounds, onChange }: NumberFieldProps): ReactNode {
  const t = useMessages(modelMessages);
  const isWrong = bounds && !(value !== null && value >= bounds[0] && value <= bounds[1]);
  return (
    <TextInput
      label={label}
      type="number"
      inputMode="decimal"
      min={bounds?.[0] ?? 0}
      step="any"
      value={value === null || Number.isNaN(value) ? '' : String(value)}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === '' ? null : currentTarget.valueAsNumber);
      }}
      error={isWrong && t('settings.bounds', { least: bounds[0], most: bounds[1] })}
    />
  );
}
