import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { SettingPanel } from '#web/kit/setting/SettingPanel.tsx';
import { leastAuditDays, mostAuditDays, type AuditSettings } from '../contract.ts';
import { auditMessages } from './messages.ts';

/** For how many days events are kept. */
export function RetentionPanel(): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <SettingPanel<AuditSettings>
      title={t('keep.title')}
      about={t('keep.about')}
      path="/settings/audit"
      isValid={isValid}
    >
      {(draft, onChange) => (
        <TextInput
          label={t('keep.days')}
          type="number"
          inputMode="numeric"
          min={leastAuditDays}
          max={mostAuditDays}
          value={Number.isNaN(draft.days) ? '' : String(draft.days)}
          onChange={({ currentTarget }) => {
            onChange({ days: currentTarget.valueAsNumber });
          }}
          error={!isValid(draft) && t('keep.bounds', { least: leastAuditDays, most: mostAuditDays })}
        />
      )}
    </SettingPanel>
  );
}

function isValid({ days }: AuditSettings): boolean {
  return Number.isInteger(days) && days >= leastAuditDays && days <= mostAuditDays;
}
