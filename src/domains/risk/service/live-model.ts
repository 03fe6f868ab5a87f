import { z } from 'zod';
import { versioned } from '#kernel/cached.ts';
import { getSetting, defineSetting } from '#kernel/settings.ts';
import { type EarlyWarningModels, earlyWarningModelsSchema } from '../early-warning/model.ts';
import { shippedModels } from '../early-warning/shipped-models.ts';
import { findModelFile } from '../store/warning-models.ts';

/** Seconds. The coefficients of a model never change. */
const keptFor = 3600;

/** Which of the institution's own models judges; null: the one of this program. */
export const liveModelSetting = defineSetting<number | null>({
  key: 'risk.live_model',
  schema: z.int().nullable(),
  default: null,
});

/** A model that can judge. */
export interface UsableModel {
  /** Null: the model of this program. */
  readonly id: number | null;
  /** Changes with whatever changes a probability. */
  readonly version: string;
  readonly models: EarlyWarningModels;
}

const shipped: UsableModel = { id: null, version: shippedModels.whole.version, models: shippedModels };

/** The model that judges now. One of other features than this version of the program has cannot: the program's own does then. */
export async function findLiveModel(): Promise<UsableModel> {
  return findUsableModel(await getSetting(liveModelSetting)).then((model) => model ?? shipped);
}

/** @param id null: the model of this program. @returns undefined when it is gone, not trained yet, or of other features */
export async function findUsableModel(id: number | null): Promise<UsableModel | undefined> {
  if (id === null) return shipped;
  const models = await versioned({ key: ['risk.model', id], ttlSeconds: keptFor }, async ({ doNotKeep }) => {
    const found = earlyWarningModelsSchema.safeParse(await findModelFile(id));
    if (!found.success) doNotKeep();
    return found.data ?? null;
  });
  return models === null ? undefined : { id, version: models.whole.version, models };
}
