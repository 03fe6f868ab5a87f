import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import type { QualityThresholds } from '../contract.ts';
import { qualityMessages } from './messages.ts';

/** What the server takes of each. */
const bounds = {
  silhouette: [0, 1],
  stability: [0, 1],
  driftPct: [1, 100],
  zoneCPoints: [1, 100],
  days: [1, 60],
} as const satisfies Record<keyof QualityThresholds, readonly [number, number]>;

const names = ['silhouette', 'stability', 'driftPct', 'zoneCPoints', 'days'] as const;

const isShare = (name: keyof QualityThresholds): boolean => name === 'silhouette' || name === 'stability';

function isGood(name: keyof QualityThresholds, value: number): boolean {
  const [least, most] = bounds[name];
  return value >= least && value <= most && (isShare(name) || Number.isInteger(value));
}

/** From which figures on an alert is raised. */
export function ThresholdsPanel(): ReactNode {
  const t = useMessages(qualityMessages);
  return (
    <SettingPanel<QualityThresholds>
      title={t('settings.title')}
      about={t('settings.about')}
      path="/settings/clustering-quality"
      isValid={(draft) => names.every((name) => isGood(name, draft[name]))}
    >
      {(draft, onChange) =>
        names.map((name) => (
          <TextInput
            key={name}
            label={t(`settings.${name}`)}
            type="number"
            inputMode="decimal"
            min={bounds[name][0]}
            max={bounds[name][1]}
            step={isShare(name) ? 0.05 : 1}
            value={Number.isNaN(draft[name]) ? '' : String(draft[name])}
            onChange={({ currentTarget }) => {
              onChange({ ...draft, [name]: currentTarget.valueAsNumber });
            }}
            error={
              !isGood(name, draft[name]) && t('settings.bounds', { least: bounds[name][0], most: bounds[name][1] })
            }
          />
        ))
      }
    </SettingPanel>
  );
}
