import * as client from 'openid-client';
import { AppError } from '#kernel/errors.ts';
import { claimsOf } from './claims.ts';
import type { IdentityProvider, NewPeople } from './port.ts';

export interface OpenIdSettings {
  /** https, or this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string | undefined;
  readonly scopes: string;
  /** Claim with the person's groups; dots lead into objects, e.g. `realm_access.roles`. */
  readonly groupsClaim: string;
  readonly newPeople: NewPeople;
}

/** Seconds that the provider may take to answer. */
const patience = 5;
/** Milliseconds after which its description is asked for again. */
const descriptionLife = 3_600_000;

/**
 * A provider that speaks OpenID Connect: authorization code with PKCE, state and nonce; the signature of the ID token is
 * verified. It is asked for its description when the first person signs in, and again until it answers: whether it is up
 * when we start does not matter.
 */
export function openIdProvider(settings: OpenIdSettings): IdentityProvider {
  const known = rememberDescription(() => discover(settings));
  return {
    issuer: settings.issuer,
    name: settings.name,
    newPeople: settings.newPeople,
    async begin(returnUrl) {
      const provider = await known();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: returnUrl,
        scope: settings.scopes,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, checks };
    },
    async complete(answer, { state, nonce, verifier }) {
      const provider = await known();
      try {
        const tokens = await client.authorizationCodeGrant(provider, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error('no ID token');
        const hasMore = provider.serverMetadata().userinfo_endpoint !== undefined;
        const more = hasMore ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub) : {};
        return claimsOf({ ...claims, ...more }, settings.groupsClaim);
      } catch (error) {
        throw failureOf(error);
      }
    },
    async verify() {
      await discover(settings);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const post = client.ClientSecretPost(clientSecret);
  const basic = client.ClientSecretBasic(clientSecret);
  const authenticate: client.ClientAuth = (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true ? post : basic)(
      server,
      ...rest,
    );
  try {
    return await client.discovery(new URL(issuer), clientId, { [client.clockTolerance]: 30 }, authenticate, {
      timeout: patience,
      execute: [
        client.enableNonRepudiationChecks,
        // The configuration lets http pass for this machine only.
        ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
      ],
    });
  } catch (error) {
    throw new AppError('sign_on.unavailable', {}, { cause: error });
  }
}

/** Asks once for all who want it at a time; the last answer serves on while the provider gives no newer one. */
function rememberDescription(ask: () => Promise<client.Configuration>): () => Promise<client.Configuration> {
  let last: { readonly description: client.Configuration; readonly until: number } | undefined;
  let asking: Promise<client.Configuration> | undefined;
  return async () => {
    if (last && performance.now() < last.until) return last.description;
    asking ??= ask()
      .then((description) => {
        last = { description, until: performance.now() + descriptionLife };
        return description;
      })
      .finally(() => {
        asking = undefined;
      });
    const previous = last?.description;
    return previous ? asking.catch(() => previous) : asking;
  };
}

/** Whether the person, the provider or its answer is to blame. */
function failureOf(error: unknown): AppError {
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') {
    return new AppError('sign_on.cancelled', {}, { cause: error });
  }
  const code = error instanceof client.ClientError ? error.code : undefined;
  // fetch() fails by a TypeError without a code of the library's.
  const isUnanswered = error instanceof TypeError && !('code' in error);
  const isUnavailable = isUnanswered || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return new AppError(isUnavailable ? 'sign_on.unavailable' : 'sign_on.failed', {}, { cause: error });
}
