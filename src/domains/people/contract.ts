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

/** Most people that one file invites. */
export const mostInvited = 1000;

/** One row of a table of people, understood. */
export const invitationEntrySchema = z.object({
  /** 1-based, as the spreadsheet shows it. */
  row: z.int().positive(),
  ...facts,
  roles: z.array(roleSchema).max(5),
  /** Courses to teach, programmes to head. */
  courseIds: z.array(z.int().positive()).max(100),
  programmeIds: z.array(z.int().positive()).max(100),
});
export type InvitationEntry = z.infer<typeof invitationEntrySchema>;

/** A fault of a table: where it is, and what to do. */
export const invitationIssueSchema = z.object({
  /** Null: of the file, or of a column. */
  row: z.int().positive().nullable(),
  /** Letter and header, e.g. `B «Почта»`. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
});
export type InvitationIssue = z.infer<typeof invitationIssueSchema>;

/**
 * `POST /invitations/check` (multipart, one `file`): what the table would do. Nothing is changed. It can be confirmed
 * when there are no issues.
 */
export const invitationPlanSchema = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  people: z.array(
    z.object({
      entry: invitationEntrySchema,
      /** `invite`: a new person; `extend`: somebody known gets what is missing; `keep`: nothing is missing. */
      action: z.enum(['invite', 'extend', 'keep']),
      /** Who is known by the address; else null. */
      userId: z.string().nullable(),
      /** What is granted: of somebody known, only what is missing. */
      roles: z.array(roleSchema),
      courses: z.array(named),
      programmes: z.array(named),
    }),
  ),
  issues: z.array(invitationIssueSchema),
});
export type InvitationPlan = z.infer<typeof invitationPlanSchema>;
export type PlannedPerson = InvitationPlan['people'][number];

/** `POST /invitations`: the entries of a plan, confirmed. All of them, or nothing. */
export const invitationsBody = z.object({ entries: z.array(invitationEntrySchema).min(1).max(mostInvited) });
export const invitedPeopleSchema = z.object({
  invitations: z.array(invitationSchema),
  /** People known before who got what was missing. */
  extended: z.int(),
  /** People known before who had all of it. */
  kept: z.int(),
});
export type InvitedPeople = z.infer<typeof invitedPeopleSchema>;
