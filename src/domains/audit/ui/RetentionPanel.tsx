import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { NumberSetting } from '#web/kit/setting/NumberSetting.tsx';
import { leastAuditDays, mostAuditDays, type AuditSettings } from '../contract.ts';
import { auditMessages } from './messages.ts';

/** For how many days events are kept. */
export function RetentionPanel(): ReactNode {
  const t = useMessages(auditMessages);
  return (
    <NumberSetting<keyof AuditSettings>
      title={t('keep.title')}
      about={t('keep.about')}
      path="/settings/audit"
      name="days"
      label={t('keep.days')}
      least={leastAuditDays}
      most={mostAuditDays}
      bounds={t('keep.bounds', { least: leastAuditDays, most: mostAuditDays })}
    />
  );
}
