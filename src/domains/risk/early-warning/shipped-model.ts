import { earlyWarningModelSchema } from './model.ts';
import file from './shipped-model.json' with { type: 'json' };

/** The model of this version of the program; `./pulse bench early-warning … --ship` writes it (docs/model-card.md). */
export const shippedModel = earlyWarningModelSchema.parse(file);
