import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import { newId } from '#kernel/ids.ts';
import { runtime, type Runtime } from '#kernel/runtime.ts';
import { loginSchema, longestPassword, shortestPassword } from '../contract.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

const day = 86_400;
/** A session ends this long (s) after it was last renewed, which happens once a day while it is used. */
const sessionSeconds = 7 * day;

/** The header by which we tell better-auth the caller's address; what a caller sends under this name is overwritten. */
export const addressHeader = 'x-pulse-address';

/**
 * Better-auth keeps the sessions and checks the passwords; it is told our names of its tables. It makes no
 * transactions of its own: inside ours, its statements belong to ours (database/ambient-pool.ts).
 */
function create({ access, database, log }: Runtime) {
  const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    baseURL: access.publicUrl,
    secret: access.secret,
    database: { db: database, type: 'postgres', transaction: false },
    user: { modelName: 'user_account', fields: { emailVerified: 'email_verified', ...timestamps } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
      expiresIn: sessionSeconds,
      updateAge: day,
    },
    account: {
      modelName: 'user_credential',
      fields: {
        userId: 'user_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
    },
    verification: { modelName: 'user_verification', fields: { expiresAt: 'expires_at', ...timestamps } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 64,
        usernameValidator: (login) => loginSchema.safeParse(login).success,
      }),
    ],
    advanced: {
      cookiePrefix: 'pulse',
      useSecureCookies: access.publicUrl.startsWith('https:'),
      // Joins: a session and its user in one statement.
      database: { generateId: newId, joins: true, validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Ours count failed attempts in the database, and requests in the HTTP kit.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log.error({ source: 'better-auth', level }, message) },
  });
}

const instances = new WeakMap<Runtime, ReturnType<typeof create>>();

/** The instance of the current runtime, made when it is first needed. */
export function auth(): ReturnType<typeof create> {
  const existing = instances.get(runtime());
  if (existing) return existing;
  const made = create(runtime());
  instances.set(runtime(), made);
  return made;
}
