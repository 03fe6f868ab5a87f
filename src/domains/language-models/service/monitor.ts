import { runtime } from '#kernel/runtime.ts';
import {
  modelProviders,
  type FiguresQuery,
  type LanguageModels,
  type LanguageModelSettings,
  type ModelAlert,
  type ModelFigures,
  type ModelFiguresAnswer,
  type ModelProvider,
  type ProviderState,
} from '../contract.ts';
import { listAlerts, type AlertRow } from '../store/alerts.ts';
import { listDays, listFigures, listProviderRows, type FiguresRow, type ProviderRow } from '../store/figures.ts';
import { findUse } from '../store/reservations.ts';
import { modelsInOrder } from './question.ts';
import { getModelSettings } from './settings.ts';

const shownAlerts = 20;

/** How each provider stands, those that are asked first in front, and the newest alerts. */
export async function getLanguageModels(): Promise<LanguageModels> {
  const settings = await getModelSettings();
  const rows = new Map((await listProviderRows()).map((row) => [row.name, row]));
  const asked = modelsInOrder(settings).map(({ provider }) => provider);
  const isConfigured = (name: ModelProvider) => runtime().languageModels.some(({ provider }) => provider === name);
  const others = modelProviders.filter((name) => !asked.includes(name) && (isConfigured(name) || rows.has(name)));
  const providers: ProviderState[] = [];
  for (const name of [...asked, ...others]) providers.push(await stateOf(name, rows.get(name), settings));
  return { currency: settings.currency, providers, alerts: (await listAlerts(shownAlerts)).map(toAlert) };
}

async function stateOf(
  name: ModelProvider,
  row: ProviderRow | undefined,
  settings: LanguageModelSettings,
): Promise<ProviderState> {
  const limits = settings.providers[name];
  const use = row && (await findUse(name));
  const today = row?.isToday === true ? use : undefined;
  const model = runtime().languageModels.find(({ provider }) => provider === name);
  const paused = use?.pausedSeconds ?? null;
  return {
    name,
    model: model?.model ?? null,
    host: model?.host ?? null,
    isOn: limits.isOn,
    state: paused === null ? 'open' : paused > 0 ? 'paused' : 'trying',
    pausedUntil: paused === null ? null : (row?.pausedUntil?.toISOString() ?? null),
    pauseReason: use?.pauseReason ?? null,
    failures: row?.failures ?? 0,
    failureCode: row?.failureCode ?? null,
    failedAt: row?.failedAt?.toISOString() ?? null,
    today: {
      calls: { used: today?.callsToday ?? 0, most: limits.callsPerDay },
      tokens: { used: today?.tokensToday ?? 0, most: limits.tokensPerDay },
      cost: { used: today?.costToday ?? 0, most: limits.costPerDay },
    },
    lastMinute: {
      calls: { used: use?.callsInMinute ?? 0, most: limits.callsPerMinute },
      tokens: { used: use?.tokensInMinute ?? 0, most: limits.tokensPerMinute },
    },
    atOnce: { used: use?.atOnce ?? 0, most: limits.atOnce },
  };
}

function toAlert({ raisedAt, resolvedAt, acknowledgedAt, ...alert }: AlertRow): ModelAlert {
  return {
    ...alert,
    raisedAt: raisedAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  };
}

const nothing: ModelFigures = {
  ...{ calls: 0, answered: 0, cached: 0, failed: 0, withheld: 0, refused: 0, repeated: 0 },
  ...{ tokensIn: 0, tokensOut: 0, cost: 0, p50Ms: null, p95Ms: null },
};

/** What was asked in a period and what became of it: in all, by day, by provider and by course. */
export async function getFigures(query: FiguresQuery): Promise<ModelFiguresAnswer> {
  const rows = await listFigures(query);
  const byDay = new Map(rows.filter(({ by }) => by === 'day').map((row) => [row.day, row]));
  const total = rows.find(({ by }) => by === 'total');
  return {
    currency: (await getModelSettings()).currency,
    total: total ? figuresOf(total) : nothing,
    days: (await listDays(query.days)).map((day) => ({ ...figuresOf(byDay.get(day) ?? nothing), day })),
    providers: rows
      .filter(({ by }) => by === 'provider')
      .map((row) => ({ ...figuresOf(row), provider: row.provider ?? '' })),
    courses: rows
      .filter(({ by }) => by === 'course')
      .map((row) => ({ ...figuresOf(row), courseId: row.courseId, name: row.courseName })),
  };
}

function figuresOf(row: ModelFigures | FiguresRow): ModelFigures {
  const { calls, answered, cached, failed, withheld, refused, repeated } = row;
  const { tokensIn, tokensOut, cost, p50Ms, p95Ms } = row;
  return {
    ...{ calls, answered, cached, failed, withheld, refused, repeated },
    ...{ tokensIn, tokensOut, cost, p50Ms, p95Ms },
  };
}
