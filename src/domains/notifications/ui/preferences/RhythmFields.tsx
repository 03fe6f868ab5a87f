import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { QuietHours, Rhythm } from '../../contract.ts';
import { notificationMessages } from '../messages.ts';
import { fromClockText, toClockText } from './clock-text.ts';

interface RhythmFieldsProps {
  readonly quietHours: QuietHours;
  /** Null: the institution's. */
  readonly timeZone: string | null;
  readonly usualZone: string;
  readonly onChange: (rhythm: Rhythm) => void;
}

/** From when until when, by which clocks. */
export function RhythmFields({ quietHours, timeZone, usualZone, onChange }: RhythmFieldsProps): ReactNode {
  const t = useMessages(notificationMessages);
  const isSame = quietHours.from === quietHours.until;
  const zones = useMemo(() => zonesWith(timeZone), [timeZone]);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const field = (name: 'from' | 'until') => (
    <TextInput
      type="time"
      label={t(`rhythm.${name}`)}
      value={toClockText(quietHours[name])}
      error={name === 'until' && isSame && t('rhythm.same')}
      onChange={({ currentTarget }) => {
        const minutes = fromClockText(currentTarget.value);
        if (minutes !== undefined) onChange({ quietHours: { ...quietHours, [name]: minutes }, timeZone });
      }}
    />
  );
  return (
    <>
      {field('from')}
      {field('until')}
      <NativeSelect
        label={t('rhythm.zone')}
        value={timeZone ?? ''}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          onChange({ quietHours, timeZone: value === '' ? null : value });
        }}
      >
        <option value="">{t('rhythm.zoneInstitution', { zone: zoneText(usualZone) })}</option>
        {here !== usualZone && <option value={here}>{t('rhythm.zoneBrowser', { zone: zoneText(here) })}</option>}
        <hr />
        {zones
          .filter((zone) => zone !== here || here === usualZone)
          .map((zone) => (
            <option key={zone} value={zone}>
              {zoneText(zone)}
            </option>
          ))}
      </NativeSelect>
    </>
  );
}

/** All that the browser knows, and the one chosen by another. */
function zonesWith(chosen: string | null): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return chosen === null || known.includes(chosen) ? known : [chosen, ...known];
}

const zoneText = (zone: string): string => zone.replaceAll('_', ' ');
