import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { longestSession, shortestSession, type Lifetimes } from '../contract.ts';
import { lifetimeUnit } from './lifetime-unit.ts';
import { identityMessages } from './messages.ts';

const hour = 3600;
const day = 24 * hour;
const usual = [shortestSession, hour, 4 * hour, 8 * hour, day, 3 * day, 7 * day, 14 * day, 30 * day, longestSession];

/** When sessions end by themselves. */
export function LifetimesPanel(): ReactNode {
  const t = useMessages(identityMessages);
  return (
    <SettingPanel<Lifetimes>
      title={t('lifetimes.title')}
      about={t('lifetimes.about')}
      path="/settings/session-lifetimes"
    >
      {(draft, onChange) => (
        <>
          <Life
            label={t('lifetimes.idle')}
            seconds={draft.idleSeconds}
            onChange={(idleSeconds) => {
              onChange({ ...draft, idleSeconds });
            }}
          />
          <Life
            label={t('lifetimes.absolute')}
            seconds={draft.absoluteSeconds}
            onChange={(absoluteSeconds) => {
              onChange({ ...draft, absoluteSeconds });
            }}
          />
        </>
      )}
    </SettingPanel>
  );
}

interface LifeProps {
  readonly label: string;
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

function Life({ label, seconds, onChange }: LifeProps): ReactNode {
  const t = useMessages(identityMessages);
  // What was set by other means stays to be chosen.
  const lives = [...new Set([...usual, seconds])].sort((left, right) => left - right);
  return (
    <NativeSelect
      label={label}
      value={String(seconds)}
      data={lives.map((life) => {
        const { unit, count } = lifetimeUnit(life);
        return { value: String(life), label: t(`lifetimes.${unit}`, { count }) };
      })}
      onChange={({ currentTarget }) => {
        onChange(Number(currentTarget.value));
      }}
    />
  );
}
