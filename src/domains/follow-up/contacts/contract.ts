import { z } from 'zod';
import { noteSchema } from '../contract.ts';

export const contactKinds = ['talk', 'letter', 'consultation'] as const;
export type ContactKind = (typeof contactKinds)[number];

export const contactSchema = z.object({
  id: z.uuid(),
  studentId: z.int(),
  kind: z.enum(contactKinds),
  /** On the institution's calendar. */
  day: z.iso.date(),
  note: z.string().nullable(),
  /** Who; null: erased since. */
  by: z.string().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** `GET /courses/:courseId/contacts`: newest first; of one student with `studentId`. */
export const contactListSchema = z.object({ items: z.array(contactSchema) });
export const contactsQuery = z.object({ studentId: z.coerce.number().int().positive().optional() });

const mostAtOnce = 500;
/** `POST` to the same: one contact with each of the students. */
export const contactBody = z.object({
  studentIds: z.array(z.int().positive()).min(1).max(mostAtOnce),
  kind: z.enum(contactKinds),
  /** By default today. */
  day: z.iso.date().optional(),
  note: noteSchema,
});
export const notedContactsSchema = z.object({ ids: z.array(z.uuid()) });
/** `POST /courses/:courseId/contacts/removal`: takes contacts back. */
export const removalBody = z.object({ ids: z.array(z.uuid()).min(1).max(mostAtOnce) });
