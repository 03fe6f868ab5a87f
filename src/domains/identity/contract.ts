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

/** What `POST /session` answers when the person has proven to know the password and a second step is left. */
export const heldSignInSchema = z.object({
  /** code: of the phone. enrolment: a role requires a second factor, and there is none yet. */
  secondFactor: z.enum(['code', 'enrolment']),
});
export type HeldSignIn = z.infer<typeof heldSignInSchema>;

/** `GET /session/second-factor`. */
export const pendingSignInSchema = heldSignInSchema.extend({ name: z.string() });
export type PendingSignIn = z.infer<typeof pendingSignInSchema>;

/** Six digits of the phone, or a recovery code, however it was typed. */
export const codeBody = z.object({ code: z.string().trim().min(1).max(40) });

/** `POST /second-factor/enrolment`, `POST /sign-on-link`, `POST /sign-on-link/remove`; the password stays empty for who has none. */
export const ownPasswordBody = z.object({ password: z.string().max(longestPassword) });
/** `POST /second-factor/disable`. */
export const disableBody = ownPasswordBody.extend(codeBody.shape);

/** What goes into an application on the phone: as text to type, and as the address in the QR code. */
export const enrolmentSchema = z.object({ secret: z.string(), address: z.string() });
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** Shown this one time. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** `GET /second-factor`. */
export const ownSecondFactorSchema = z.object({
  /** Null: the person has none. */
  enabledAt: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.number().int(),
  /** By a role of the person. */
  isRequired: z.boolean(),
  /** Whether turning it on or off needs the password: who signs in through the university may have none. */
  asksPassword: z.boolean(),
});
export type OwnSecondFactor = z.infer<typeof ownSecondFactorSchema>;

/** `GET /people/:userId/second-factor`. */
export const personSecondFactorSchema = ownSecondFactorSchema.pick({ enabledAt: true });
export type PersonSecondFactor = z.infer<typeof personSecondFactorSchema>;

/** `GET`, `PUT /settings/second-factor`: who must have one. */
export const secondFactorRolesSchema = z.object({ roles: z.array(roleSchema).max(5) });
export type SecondFactorRoles = z.infer<typeof secondFactorRolesSchema>;

/** `GET /sign-in-options`: what the sign-in page offers beside the password. */
export const signInOptionsSchema = z.object({
  /** Null: there is none. `name` is what the provider is called, if it was given a name. */
  singleSignOn: z.object({ name: z.string().nullable() }).nullable(),
});
export type SignInOptions = z.infer<typeof signInOptionsSchema>;

/** Where the provider sends people back to; it must know this address. */
export const singleSignOnPath = '/api/v1/session/single-sign-on';

/** `POST /session/single-sign-on`: `back` is the page to return to. */
export const singleSignOnBody = z.object({ back: z.string().max(2000).optional() });
export const singleSignOnSchema = z.object({ url: z.url() });
export type SingleSignOn = z.infer<typeof singleSignOnSchema>;

const moment = z.iso.datetime();

/** `GET /people/:userId/sign-on-link`. */
export const signOnLinkSchema = z.object({
  /** What the university's sign-in is called; null: none is configured. */
  provider: z.string().nullable(),
  /** Null: the account is not linked with it. `lastUsedAt` is null when it is not known to have been used. */
  link: z.object({ since: moment, lastUsedAt: moment.nullable() }).nullable(),
});
export type SignOnLink = z.infer<typeof signOnLinkSchema>;

/** `GET /sign-on-link`: the own one. Who has no password needs it to sign in. */
export const ownSignOnLinkSchema = signOnLinkSchema.extend({ hasPassword: z.boolean() });
export type OwnSignOnLink = z.infer<typeof ownSignOnLinkSchema>;

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

/** The part of a link after the #. */
const linkSecret = z.string().min(1).max(200);

/** `POST /links/look`: whose link it is. It goes on working. */
export const linkBody = z.object({ purpose: linkPurposeSchema, secret: linkSecret });
export const linkSchema = z.object({ name: z.string(), login: z.string() });
export type Link = z.infer<typeof linkSchema>;

/** `POST /links/accept`: chooses a password; the link is used up. */
export const acceptBody = z.object({
  purpose: z.enum(['invitation', 'password_reset']),
  secret: linkSecret,
  password: z.string().max(longestPassword),
});
export type Accept = z.infer<typeof acceptBody>;

/** `POST /links/confirm`: the address is that person's; the link is used up. */
export const confirmBody = z.object({ secret: linkSecret });
export const confirmedSchema = z.object({ name: z.string(), email: z.string() });
export type Confirmed = z.infer<typeof confirmedSchema>;

/** `POST /session/address`: asks for a letter with a link to the new address. The password is asked of who has one. */
export const addressBody = z.object({ email: emailSchema, password: z.string().max(longestPassword) });
export type AddressChange = z.infer<typeof addressBody>;

/** `POST /password-resets`: `login` is the login or the e-mail address. The answer is the same whether it exists. */
export const resetBody = z.object({ login: z.string().trim().min(1).max(254) });

/** A browser in which the person is signed in. */
export const ownSessionSchema = z.object({
  id: z.string(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Known to five minutes. */
  lastUsedAt: z.iso.datetime(),
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;
export const ownSessionListSchema = z.object({ items: z.array(ownSessionSchema) });

/** Bounds of how long a session may live, in seconds. */
export const shortestSession = 900;
export const longestSession = 90 * 86_400;

const sessionSeconds = z.number().int().min(shortestSession).max(longestSession);

/** `GET`, `PUT /settings/session-lifetimes`: when a session ends, since its last use and since sign-in. */
export const lifetimesSchema = z.object({ idleSeconds: sessionSeconds, absoluteSeconds: sessionSeconds });
export type Lifetimes = z.infer<typeof lifetimesSchema>;

/** Longest life of a token made on the page, in days. */
export const longestTokenDays = 365;

/** `POST /tokens`. Permissions that the owner does not have, or no longer has, give nothing. */
export const newTokenBody = z.object({
  name: z.string().trim().min(1).max(100),
  expiresInDays: z.number().int().min(1).max(longestTokenDays),
  /** Null: all that its owner has. */
  permissions: z.array(z.string().max(100)).min(1).max(100).nullable(),
  isReadOnly: z.boolean(),
});
export type NewOwnToken = z.infer<typeof newTokenBody>;

export const ownTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  permissions: z.array(z.string()).nullable(),
  isReadOnly: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Null: it does not run out. */
  expiresAt: z.iso.datetime().nullable(),
  /** Known to a minute; null: never used. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type OwnToken = z.infer<typeof ownTokenSchema>;
export const ownTokenListSchema = z.object({ items: z.array(ownTokenSchema) });

/** The token itself is shown this one time. */
export const madeTokenSchema = z.object({ token: z.string(), info: ownTokenSchema });
export type MadeToken = z.infer<typeof madeTokenSchema>;

/** Of routes about a person. */
export const personParams = z.object({ userId: z.string().min(1).max(100) });
