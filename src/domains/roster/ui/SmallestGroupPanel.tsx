import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { NumberSetting } from '#web/kit/setting/NumberSetting.tsx';
import { leastSmallestGroup, mostSmallestGroup, type SmallestGroup } from '../contract.ts';
import { rosterMessages } from './messages.ts';

/** Of how many students at least a student sees figures together. */
export function SmallestGroupPanel(): ReactNode {
  const t = useMessages(rosterMessages);
  return (
    <NumberSetting<keyof SmallestGroup>
      title={t('smallest.title')}
      about={t('smallest.about')}
      path="/settings/smallest-group"
      name="students"
      label={t('smallest.label')}
      least={leastSmallestGroup}
      most={mostSmallestGroup}
      bounds={t('smallest.bounds', { least: leastSmallestGroup, most: mostSmallestGroup })}
    />
  );
}
