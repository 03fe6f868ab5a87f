import { z } from 'zod';
import { cutNames } from './moments.ts';

/** Null where it cannot be computed: nobody failed, or nobody did not, or there is one module only. */
const figure = z.number().nullable();

/** What ./pulse bench early-warning measures: how well the model ranks students, and how true its probabilities are. */
export const earlyWarningFigures = z.object({
  train: z.array(z.string()),
  test: z.array(z.string()),
  zoneCFrom: z.number(),
  cuts: z.array(
    z.object({
      cut: z.enum(cutNames),
      /** Students of the test presentations who are enrolled and have something due. */
      n: z.int(),
      /** Share of them who later failed or withdrew. */
      base: figure,
      auc: figure,
      brier: figure,
      ece: figure,
      /** Area under the curve over all presentations, each student judged by a model trained without the module. */
      unseenCourseAuc: figure,
      zoneC: z.object({ share: figure, precision: figure, recall: figure }),
    }),
  ),
});
