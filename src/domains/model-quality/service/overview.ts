import { getSetting } from '#kernel/settings.ts';
import { areFeaturesKnown, findLiveModel, liveModelSetting, shippedFigures } from '#domains/risk/index.ts';
import type { ModelOverview } from '../contract.ts';
import { needs } from '../needs.ts';
import { findNewest, findPending } from '../store/evaluations.ts';
import { listModels } from '../store/models.ts';

/** What judges now, how well it did, and what could judge instead. */
export async function getOverview(): Promise<ModelOverview> {
  const [live, chosen] = [await findLiveModel(), await getSetting(liveModelSetting)];
  const models = await listModels();
  return {
    live: { modelId: live.id, version: live.version, unusableId: chosen === live.id ? null : chosen },
    evaluation: (await findNewest(live.version)) ?? null,
    pending: (await findPending()) ?? null,
    models: models.map(({ requestedAt, trainedAt, features, ...model }) => ({
      ...model,
      requestedAt: requestedAt.toISOString(),
      trainedAt: trainedAt?.toISOString() ?? null,
      isUsable: model.state === 'ready' && features !== null && areFeaturesKnown(features),
    })),
    made: shippedFigures,
    needs,
  };
}
