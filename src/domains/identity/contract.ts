import { z } from 'zod';

const roleSchema = z.enum(['student', 'teacher', 'head', 'operator', 'administrator']);
const localeSchema = z.enum(['ru', 'en']);

/** What people type to sign in; kept in lower case. It has no @, so that an e-mail address is never taken for one. */
export const loginSchema = z.string().regex(/^[A-Za-z0-9._-]{2,64}$/);
export const emailSchema = z.email().max(254);

/** Shorter passwords are refused. */
export const shortestPassword = 10;
/** Longer ones, too: each is hashed, at our cost. */
export const longestPassword = 128;

/** `POST /session`: `login` is the login or the e-mail address. */
export const signInBody = z.object({
  login: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(longestPassword),
});
export type SignIn = z.infer<typeof signInBody>;

/** `GET /session`: who is signed in, what that person may do, and what time it is at the university. */
export const sessionSchema = z.object({
  user: z.object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    email: z.string(),
    locale: localeSchema,
  }),
  roles: z.array(roleSchema),
  permissions: z.array(z.string()),
  /** The student this person is, when linked. */
  studentId: z.number().int().nullable(),
  /** IANA name, e.g. `Europe/Moscow`. */
  timeZone: z.string(),
  now: z.iso.datetime(),
});
export type Session = z.infer<typeof sessionSchema>;

/** `PATCH /session/preferences`. */
export const preferencesBody = z.object({ locale: localeSchema });

/** `PUT /session/password`. Too short a password is answered with user.weak_password. */
export const passwordBody = z.object({
  current: z.string().max(longestPassword),
  next: z.string().max(longestPassword),
});
export type PasswordChange = z.infer<typeof passwordBody>;

/** `GET /users`: by name; those who hold `role`, or all. The cursor is the id of the last user seen. */
export const userListQuery = z.object({
  role: roleSchema.optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type UserListQuery = z.infer<typeof userListQuery>;

export const userSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
});
export type User = z.infer<typeof userSchema>;

export const userListSchema = z.object({ items: z.array(userSchema), nextCursor: z.string().nullable() });
export type UserList = z.infer<typeof userListSchema>;

/** What a one-time link is for. */
export const linkPurposeSchema = z.enum(['invitation', 'password_reset', 'email_confirmation']);
export type LinkPurpose = z.infer<typeof linkPurposeSchema>;
