import { z } from 'zod';
import type { IdentityProvider, SignOnChecks } from '#adapters/identity-provider/port.ts';
import { systemClock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { clock, log, runtime } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';
import type { SignInOptions, SingleSignOn } from '../contract.ts';
import { returnPath } from '../return-path.ts';
import type { Caller } from './caller.ts';
import { pageUrl } from './letter-parts.ts';
import { openSession } from './open-session.ts';
import { recognisePerson } from './proven-person.ts';

/** Where the provider sends people back to; it must know this address. */
const path = '/api/v1/session/single-sign-on';
const cookieName = 'pulse.sign_on';
/** Seconds that a person may take at the provider. */
const patience = 600;
const about = 'single sign-on under way';

const underWaySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
});

export function getSignInOptions(): SignInOptions {
  const provider = runtime().identityProvider;
  return { singleSignOn: provider ? { name: provider.name ?? null } : null };
}

/**
 * Begins a sign-in at the university's provider.
 *
 * @returns where the browser is to go, and a value of Set-Cookie: what this browser alone may come back with
 * @throws AppError sign_on.not_configured, sign_on.unavailable
 */
export async function beginSingleSignOn(back: string | undefined): Promise<SingleSignOn & { cookie: string }> {
  const { url, checks } = await getProvider().begin(pageUrl(path));
  const underWay = { ...checks, back: returnPath(back), until: realTime() + patience * 1000 };
  return { url, cookie: cookieOf(seal(JSON.stringify(underWay), about), patience) };
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
  const ended = cookieOf('', 0);
  let back = '/';
  try {
    const underWay = readCookie(caller.headers.get('cookie') ?? '');
    if (!underWay || underWay.until < realTime()) throw new AppError('sign_on.expired');
    back = underWay.back;
    const { userId } = await proveIdentity(getProvider(), query, underWay);
    const { cookies } = await openSession(userId, 'single_sign_on', caller);
    return { path: back, cookies: [...cookies, ended] };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'sign_on.failed';
    log().warn({ err: error, code }, 'single sign-on refused');
    const search = new URLSearchParams({ refused: code.replace(/^.*[.]/, ''), ...(back !== '/' && { back }) });
    return { path: `/sign-in?${search.toString()}`, cookies: [ended] };
  }
}

async function proveIdentity(provider: IdentityProvider, query: string, checks: SignOnChecks) {
  const answer = new URL(`${pageUrl(path)}?${query}`);
  // Also told by the provider's library; here it costs no request, and does not look like the provider's fault.
  if (answer.searchParams.get('state') !== checks.state) throw new AppError('sign_on.expired');
  return recognisePerson(provider, await provider.complete(answer, checks));
}

/** @throws AppError sign_on.not_configured */
function getProvider(): IdentityProvider {
  const provider = runtime().identityProvider;
  if (!provider) throw new AppError('sign_on.not_configured');
  return provider;
}

function cookieOf(value: string, seconds: number): string {
  const secure = runtime().access.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** Undefined when there is no such cookie, or none that we made. */
function readCookie(cookies: string): z.infer<typeof underWaySchema> | undefined {
  const sealed = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)(?:;|$)`).exec(cookies)?.[1];
  if (sealed === undefined) return undefined;
  try {
    return underWaySchema.parse(JSON.parse(unseal(sealed, about)));
  } catch (error) {
    log().debug({ err: error }, 'a cookie of a single sign-on is not ours');
    return undefined;
  }
}

/** People take real time, even while PULSE_NOW freezes the university's. */
const realTime = (): number => systemClock(clock().timeZone).now().getTime();
