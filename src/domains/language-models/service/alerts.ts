import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { log } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { listActiveWithRole } from '#domains/identity/index.ts';
import type { LanguageModelSettings, ModelAlert } from '../contract.ts';
import { alertKind, type AlertFacts } from '../notifications.ts';
import * as store from '../store/alerts.ts';
import { removeOldAnswers } from '../store/answers.ts';
import { countRecent } from '../store/calls.ts';
import { lockProvider } from '../store/reservations.ts';
import { getModelSettings } from './settings.ts';

/** Of fewer calls within 30 minutes no share is told. */
const leastCalls = 5;
const endedAlertDays = 366;
/** Answers whose time is up, removed in one statement. */
const mostOldAnswers = 5000;

type Thresholds = Pick<LanguageModelSettings, 'alertPercent' | 'alertFailures'>;

/** Raises and ends the alerts of a provider, as its last calls say. */
export async function watchProvider(provider: string, { alertPercent, alertFailures }: Thresholds): Promise<void> {
  const { calls, failed } = await countRecent(provider);
  const percent = calls >= leastCalls ? (100 * failed) / calls : 0;
  await watch(provider, 'errors', Math.round(percent), alertPercent);
  await watch(provider, 'failures', await store.readFailures(provider), alertFailures);
}

async function watch(provider: string, kind: ModelAlert['kind'], value: number, threshold: number): Promise<void> {
  if (value < threshold) {
    if (await store.resolveAlert(provider, kind)) log().info({ provider, kind }, 'alert of a language model ended');
    return;
  }
  const alert = { id: newId(), provider, kind, value, threshold };
  if (await transaction(() => raise(alert)))
    log().warn({ provider, kind, value, threshold }, 'alert of a language model');
}

/** Tells the administrators of a new alert in the transaction that raises it. @returns whether it is new */
async function raise({ id, ...facts }: AlertFacts & { id: string }): Promise<boolean> {
  if (!(await store.raiseAlert(id, facts.provider, facts.kind, facts.value, facts.threshold))) return false;
  const administrators = await listActiveWithRole(['administrator']);
  await notify(
    alertKind,
    administrators.map((userId) => ({ userId, key: id, facts })),
  );
  return true;
}

/**
 * Looks at every provider, so that alerts also end, a new day begins and the places of died processes are free when nobody asks; and
 * forgets answers whose time is up.
 */
export async function keepWatch(): Promise<void> {
  const settings = await getModelSettings();
  for (const { name } of await store.listKnownProviders()) {
    await transaction(() => lockProvider(name));
    await watchProvider(name, settings);
  }
  await store.removeOldAlerts(endedAlertDays);
  while ((await removeOldAnswers(mostOldAnswers)) === mostOldAnswers);
}

/** Notes that the administrator knows of an alert. @throws AppError llm.alert_not_found */
export async function acknowledge(actor: Actor, alertId: string): Promise<void> {
  await transaction(async () => {
    if (!(await store.acknowledgeAlert(alertId, actor.userId))) throw new AppError('llm.alert_not_found');
    await recordAudit('language_model.alert_acknowledged', {}, { alertId });
  });
}
