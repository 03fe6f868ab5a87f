import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { longestSession } from '../contract.ts';
import { addressHeader } from './caller.ts';

/** While a session is used, its last use is noted every so often (s). */
const noteUseSeconds = 300;

/** Opens a session of somebody whose identity is proven; without a path, so that no request leads here. */
const openSession = createAuthEndpoint(
  { method: 'POST', metadata: { SERVER_ONLY: true }, body: z.object({ userId: z.string() }) },
  async (call) => {
    const { internalAdapter } = call.context;
    const user = await internalAdapter.findUserById(call.body.userId);
    if (!user) throw new AppError('user.not_found', { login: call.body.userId });
    await setSessionCookie(call, { session: await internalAdapter.createSession(user.id), user });
  },
);

/**
 * Better-auth keeps the sessions and their cookies; it is told our names of its tables. How people prove who they are
 * is ours. It makes no transactions of its own: inside ours, its statements belong to ours (database/ambient-pool.ts).
 */
export function createAuth({ access, database, log }: Runtime) {
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
      // The most that can be set; authenticate.ts ends sessions by the lifetimes that are.
      expiresIn: longestSession,
      updateAge: noteUseSeconds,
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
    plugins: [{ id: 'pulse', endpoints: { openSession } }],
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
