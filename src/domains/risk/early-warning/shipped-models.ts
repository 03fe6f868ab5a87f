import { earlyWarningModelsSchema } from './model.ts';
import file from './shipped-models.json' with { type: 'json' };

/** The models of this version of the program; `./pulse bench early-warning … --ship` writes them (docs/model-card.md). */
export const shippedModels = earlyWarningModelsSchema.parse(file);
