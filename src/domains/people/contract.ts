import { z } from 'zod';
import { emailSchema, loginSchema } from '#domains/identity/contract.ts';

export const roleSchema = z.enum(['student', 'teacher', 'head', 'operator', 'administrator']);
export type PersonRole = z.infer<typeof roleSchema>;

/** The number of the last change the caller has seen; another is answered with person.changed. */
const version = z.int().positive();
const named = z.object({ id: z.int(), name: z.string() });

/** `GET /people`: by name. `search` are beginnings of words of name, login or address. */
export const peopleQuery = z.object({
  search: z.string().trim().max(100).optional(),
  role: roleSchema.optional(),
  state: z.enum(['active', 'inactive']).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;

export const personRowSchema = z.object({
  id: z.string(),
  /** Null for who signs in by address or through the university alone. */
  login: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  isActive: z.boolean(),
  /** Whether the person has ever chosen a password. */
  hasPassword: z.boolean(),
});
export type PersonRow = z.infer<typeof personRowSchema>;

export const peopleListSchema = z.object({ items: z.array(personRowSchema), nextCursor: z.string().nullable() });
export type PeopleList = z.infer<typeof peopleListSchema>;

export const personParams = z.object({ userId: z.string().min(1).max(100) });

/** A student record that a person is, or could be. */
export const studentRecordSchema = z.object({
  id: z.int(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  group: z.string().nullable(),
  /** Ids in the sources. */
  externalIds: z.array(z.string()),
  /** Who this student is already. */
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type StudentRecord = z.infer<typeof studentRecordSchema>;

/** `GET /people/:userId`. */
export const personSchema = personRowSchema.extend({
  version,
  createdAt: z.iso.datetime(),
  student: studentRecordSchema.nullable(),
  /** Courses the person teaches; with each come its groups. */
  teaching: z.array(named.extend({ groups: z.array(z.string()) })),
  /** Programmes the person heads. */
  heading: z.array(named),
});
export type Person = z.infer<typeof personSchema>;

/** What a person gets to sign in for the first time. */
export const invitationSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  /** Whether a letter is on its way; else the link is to be handed over. */
  isMailed: z.boolean(),
  /** Shown this once, and only when there is no mail server. */
  url: z.string().nullable(),
});
export type Invitation = z.infer<typeof invitationSchema>;

const facts = {
  name: z.string().trim().min(1).max(200),
  email: emailSchema,
  login: loginSchema.nullable(),
};

/** `POST /people`: creates and invites. */
export const newPersonBody = z.object({ ...facts, roles: z.array(roleSchema).max(5) });
export type NewPerson = z.infer<typeof newPersonBody>;
export const invitedPersonSchema = z.object({ person: personSchema, invitation: invitationSchema });
export type InvitedPerson = z.infer<typeof invitedPersonSchema>;

/** `PATCH /people/:userId`. */
export const personBody = z.object({ version, ...facts });
export type PersonChange = z.infer<typeof personBody>;

/** `PUT /people/:userId/roles`: all roles the person holds from now on. */
export const rolesBody = z.object({ version, roles: z.array(roleSchema).max(5) });

/** `PUT /people/:userId/access`. */
export const accessBody = z.object({ version, isActive: z.boolean() });

/** `PUT /people/:userId/student`: the student the person is, or null. */
export const studentBody = z.object({ version, studentId: z.int().positive().nullable() });

/** `PUT /people/:userId/teaching`: all courses the person teaches from now on. */
export const teachingBody = z.object({ version, courseIds: z.array(z.int().positive()).max(500) });

/** `PUT /people/:userId/heading`: all programmes the person heads from now on. */
export const headingBody = z.object({ version, programmeIds: z.array(z.int().positive()).max(500) });

/** `GET /people/:userId/student-records`: students by name, address or external id; those of the person's address first. */
export const studentSearchQuery = z.object({ search: z.string().trim().max(100).optional() });
export const studentRecordsSchema = z.object({ items: z.array(studentRecordSchema) });
