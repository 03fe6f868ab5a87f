import { NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { ComposingSettings } from '../composing/contract.ts';
import { adviceMessages } from './messages.ts';

const languages = ['ru', 'en'] as const;

/** Whether advice is composed, whether language models are asked, and the language for students without an account. */
export function ComposingPanel(): ReactNode {
  const t = useMessages(adviceMessages);
  return (
    <SettingPanel<ComposingSettings>
      title={t('composing.title')}
      about={t('composing.about')}
      path="/settings/recommendations"
    >
      {(draft, onChange) => (
        <>
          <Switch
            label={t('composing.isOn')}
            checked={draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, isOn: currentTarget.checked });
            }}
          />
          <Switch
            label={t('composing.asksModels')}
            description={t('composing.asksModelsAbout')}
            checked={draft.asksModels}
            disabled={!draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, asksModels: currentTarget.checked });
            }}
          />
          <NativeSelect
            label={t('composing.language')}
            data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            value={draft.language}
            disabled={!draft.isOn}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, language: languages.find((one) => one === currentTarget.value) ?? draft.language });
            }}
          />
        </>
      )}
    </SettingPanel>
  );
}
