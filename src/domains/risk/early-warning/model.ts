import { z } from 'zod';
import { features } from './features.ts';

export type TreeNode = number | Branch;
/** Feature, threshold, whether the unknown go left (1), then the left and the right part. */
export type Branch = [
  feature: number,
  /** Below it goes left; null: whatever is known goes right. */
  threshold: number | null,
  unknownLeft: 0 | 1,
  left: TreeNode,
  right: TreeNode,
];

const treeNode: z.ZodType<TreeNode> = z.lazy(() =>
  z.union([
    z.number(),
    z.tuple([
      z
        .int()
        .min(0)
        .max(features.length - 1),
      z.number().nullable(),
      z.union([z.literal(0), z.literal(1)]),
      treeNode,
      treeNode,
    ]),
  ]),
);

const probability = z.number().gt(0).lt(1);

/** Whether a model asks for just what this program computes, in its order. */
export function areFeaturesKnown(names: readonly string[]): boolean {
  return names.join() === features.map(({ name }) => name).join();
}

/** The file of an early-warning model. */
export const earlyWarningModelSchema = z.object({
  /** Changes with whatever changes a probability. */
  version: z.string(),
  trainedOn: z.array(z.string()),
  /** Names of the features in the order in which the trees number them: they must be those of this program. */
  features: z.array(z.string()).refine(areFeaturesKnown, {
    message: 'The model was trained on other features.',
  }),
  base: z.number(),
  /** Each adds the value of the leaf it leads to. */
  trees: z.array(treeNode),
  /** Log odds = intercept + slope × (base + trees). */
  calibration: z.object({ intercept: z.number(), slope: z.number().positive() }),
  /** From this probability on a student is at risk (zone C). */
  zoneCFrom: probability,
});
export type EarlyWarningModel = z.infer<typeof earlyWarningModelSchema>;

/** The file of the models, one for each view of a course (views.ts). */
export const earlyWarningModelsSchema = z.object({
  whole: earlyWarningModelSchema,
  gradebook: earlyWarningModelSchema,
  marks: earlyWarningModelSchema,
});
export type EarlyWarningModels = z.infer<typeof earlyWarningModelsSchema>;
