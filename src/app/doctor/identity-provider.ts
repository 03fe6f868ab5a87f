import { openIdentityProvider } from '#app/compose/open-identity-provider.ts';
import type { Config } from '#app/config.ts';
import { singleSignOnPath } from '#domains/identity/contract.ts';
import { ok, warning, type Finding } from './finding.ts';

const about = 'single sign-on';

/** Whether the configured identity provider describes itself, and what it must be told of us. */
export async function examineIdentityProvider(config: Pick<Config, 'openId' | 'publicUrl'>): Promise<Finding[]> {
  const provider = await openIdentityProvider(config);
  if (!provider) return [ok(about, 'not configured: people sign in by password')];
  const { host } = new URL(provider.issuer);
  try {
    await provider.verify();
    const returnUrl = `${config.publicUrl.replace(/[/]+$/, '')}${singleSignOnPath}`;
    return [ok(about, `${host} answers; it must know ${returnUrl} as the redirect URI`)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const seen = `${host}: ${reason.replaceAll(/\s+/g, ' ')}`;
    return [warning(about, seen, 'check PULSE_OIDC_ISSUER and the provider; passwords work meanwhile')];
  }
}
