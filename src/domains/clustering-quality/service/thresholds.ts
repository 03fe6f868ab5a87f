import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { getSetting } from '#kernel/settings.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { changeSetting } from '#domains/audit/index.ts';
import type { QualityThresholds } from '../contract.ts';
import { forgetWatched } from '../store/alerts.ts';
import { thresholdsSetting } from './settings.ts';
import { watchKind } from './watch.ts';

export function getThresholds(): Promise<QualityThresholds> {
  return getSetting(thresholdsSetting);
}

/** They hold for every course as soon as each has been looked at anew, which is asked for. */
export async function setThresholds(actor: Actor, thresholds: QualityThresholds): Promise<QualityThresholds> {
  await transaction(async () => {
    await changeSetting(actor, thresholdsSetting, thresholds);
    await forgetWatched();
    await enqueue(watchKind, {}, { lane: 'interactive' });
  });
  return getThresholds();
}
