import { getSetting } from '#kernel/settings.ts';
import { auditDays } from '#domains/audit/index.ts';
import { historyDays } from '#domains/history/index.ts';
import { deviceDays, lifetimesSetting, linkDays } from '#domains/identity/index.ts';
import { ledgerDays, originalDays } from '#domains/imports/index.ts';
import { deadTaskDays, endedTaskDays } from '#domains/operations/index.ts';
import type { Retention } from '../contract.ts';

/** How long everything is kept, as it is set now. */
export async function getRetention(): Promise<Retention> {
  const lifetimes = await getSetting(lifetimesSetting);
  return {
    sessionIdleSeconds: lifetimes.idleSeconds,
    sessionAbsoluteSeconds: lifetimes.absoluteSeconds,
    deviceDays,
    linkDays,
    auditDays: await getSetting(auditDays),
    originalDays: await getSetting(originalDays),
    ledgerDays: await getSetting(ledgerDays),
    historyDays: await getSetting(historyDays),
    endedTaskDays,
    deadTaskDays,
  };
}
