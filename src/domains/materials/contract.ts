import { z } from 'zod';

export const longestTitle = 200;
export const longestText = 20_000;
/** So many can be added at once. */
export const mostAtOnce = 200;

const address = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable();

/** What a teacher says of a material. */
export const materialBody = z
  .object({
    title: z.string().trim().min(1).max(longestTitle),
    url: address.default(null),
    text: z.string().trim().min(1).max(longestText).nullable().default(null),
    activityIds: z.array(z.int()).max(200).default([]),
    topics: z.array(z.string().trim().min(1).max(500)).max(50).default([]),
  })
  .refine(({ url, text }) => url !== null || text !== null, { message: 'a link or a text', path: ['url'] });
export type NewMaterial = z.infer<typeof materialBody>;

/** `POST /courses/:courseId/materials`: all or none of them. */
export const materialsBody = z.object({ items: z.array(materialBody).min(1).max(mostAtOnce) });

export const addedMaterialsSchema = z.object({ ids: z.array(z.uuid()) });

export const materialParams = z.object({ courseId: z.coerce.number().int(), materialId: z.uuid() });

export const materialSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  url: z.string().nullable(),
  text: z.string().nullable(),
  activities: z.array(z.object({ id: z.int(), name: z.string() })),
  topics: z.array(z.string()),
});
export type Material = z.infer<typeof materialSchema>;

/** `GET /courses/:courseId/materials`: those with all words of the search, the best first; by title without one. */
export const materialQuery = z.object({ search: z.string().trim().max(200).optional() });
export const materialListSchema = z.object({
  items: z.array(
    materialSchema.extend({
      /** Who wrote it last; null: erased since. */
      by: z.string().nullable(),
      updatedAt: z.iso.datetime(),
    }),
  ),
  /** Of the course, whatever is searched for. */
  total: z.int().nonnegative(),
});
export type MaterialList = z.infer<typeof materialListSchema>;

/** Why something is offered to a student. */
export const needKinds = ['overdue', 'failed', 'topic'] as const;
export type NeedKind = (typeof needKinds)[number];

export const offerSchema = z.object({
  materialId: z.uuid(),
  /** The activity or topic that it helps with. */
  need: z.object({ kind: z.enum(needKinds), activityId: z.int().nullable(), name: z.string() }),
  /** A teacher has attached it; else its words fit. */
  isAttached: z.boolean(),
});
export type Offer = z.infer<typeof offerSchema>;

/** `GET /courses/:courseId/students/:studentId/materials`: what fits the student, and all there is. */
export const studentMaterialsSchema = z.object({ offers: z.array(offerSchema), items: z.array(materialSchema) });
export type StudentMaterials = z.infer<typeof studentMaterialsSchema>;
