import { z } from 'zod';
import type { IdentityProvider, ProvenPerson, SignOnChecks } from '#adapters/identity-provider/port.ts';
import type { Actor } from '#kernel/actor.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { AppError } from '#kernel/errors.ts';
import { log, runtime } from '#kernel/runtime.ts';
import { singleSignOnPath, type SignInOptions, type SingleSignOn } from '../contract.ts';
import { returnPath } from '../return-path.ts';
import { findSignedIn } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { assertMayLink, linkProvenPerson } from './own-sign-on-link.ts';
import { recognisePerson } from './proven-person.ts';
import { sealedCookie } from './sealed-cookie.ts';
import { goOn } from './second-step.ts';
import { getProvider } from './sign-on-link.ts';

/** What a person takes along to the provider, for ten minutes. */
const cookie = sealedCookie({
  name: 'pulse.sign_on',
  path: singleSignOnPath,
  lifeSeconds: 600,
  schema: z.object({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    back: z.string(),
    /** Whose account is to be linked; null: somebody signs in. */
    linkFor: z.string().nullable(),
  }),
});

export function getSignInOptions(): SignInOptions {
  const provider = runtime().identityProvider;
  return { singleSignOn: provider ? { name: provider.name ?? null } : null };
}

interface Begun extends SingleSignOn {
  cookie: string;
}

/**
 * Begins a sign-in at the university's provider.
 *
 * @returns where the browser is to go, and a value of Set-Cookie: what this browser alone may come back with
 * @throws AppError sign_on.not_configured, sign_on.unavailable
 */
export async function beginSingleSignOn(back: string | undefined): Promise<Begun> {
  return begin({ back: returnPath(back), linkFor: null });
}

/**
 * Begins to link the own account with one at the provider.
 *
 * @returns as for signing in
 * @throws AppError sign_on.unavailable and those of `assertMayLink`
 */
export async function beginLink(actor: Actor, password: string, address: string): Promise<Begun> {
  await assertMayLink(actor, password, address);
  return begin({ back: '/security', linkFor: actor.userId });
}

async function begin(wanted: { back: string; linkFor: string | null }): Promise<Begun> {
  const { url, checks } = await getProvider().begin(pageUrl(singleSignOnPath));
  return { url, cookie: cookie.write({ ...checks, ...wanted }) };
}

export interface EndedSignOn {
  /** Page of ours to go on to: the one that was asked for, or sign-in with the reason of the refusal. */
  readonly path: string;
  /** Values of Set-Cookie. */
  readonly cookies: readonly string[];
}

/**
 * Takes back a person whom the provider sends. Never throws: somebody looks at this in a browser, and is led to a page.
 *
 * @param query what stands in the address behind the question mark
 */
export async function endSingleSignOn(query: string, caller: Caller): Promise<EndedSignOn> {
  const ended = cookie.clear();
  let back = '/';
  let isLink = false;
  try {
    const underWay = cookie.read(caller.headers);
    if (!underWay) throw new AppError('sign_on.expired');
    back = underWay.back;
    isLink = underWay.linkFor !== null;
    const provider = getProvider();
    const person = await proveIdentity(provider, query, underWay);
    if (underWay.linkFor !== null) {
      await assertSignedIn(underWay.linkFor, caller);
      await linkProvenPerson(underWay.linkFor, provider, person);
      return { path: `${back}?signOn=linked`, cookies: [ended] };
    }
    const { userId } = await recognisePerson(provider, person);
    const next = await goOn(userId, 'single_sign_on', caller);
    const search = back === '/' ? '' : `?${new URLSearchParams({ back }).toString()}`;
    return { path: 'secondFactor' in next ? `/second-factor${search}` : back, cookies: [...next.cookies, ended] };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'sign_on.failed';
    log().warn({ err: error, code }, 'single sign-on refused');
    const reason = code.replace(/^.*[.]/, '');
    if (isLink) return { path: `${back}?signOn=${reason}`, cookies: [ended] };
    const search = new URLSearchParams({ refused: reason, ...(back !== '/' && { back }) });
    return { path: `/sign-in?${search.toString()}`, cookies: [ended] };
  }
}

async function proveIdentity(provider: IdentityProvider, query: string, checks: SignOnChecks): Promise<ProvenPerson> {
  const answer = new URL(`${pageUrl(singleSignOnPath)}?${query}`);
  // Also told by the provider's library; here it costs no request, and does not look like the provider's fault.
  if (answer.searchParams.get('state') !== checks.state) throw new AppError('sign_on.expired');
  return provider.complete(answer, checks);
}

/** The link is for whoever began, and only while that session lasts. @throws AppError sign_on.expired */
async function assertSignedIn(userId: string, caller: Caller): Promise<void> {
  if ((await findSignedIn(caller)) !== userId) throw new AppError('sign_on.expired');
}
