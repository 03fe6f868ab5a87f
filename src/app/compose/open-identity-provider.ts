import type { IdentityProvider } from '#adapters/identity-provider/port.ts';
import type { Config } from '../config.ts';

/** The university's sign-in; undefined when none is configured. Nothing is asked of it yet. */
export async function openIdentityProvider({ openId }: Pick<Config, 'openId'>): Promise<IdentityProvider | undefined> {
  if (!openId) return undefined;
  const { openIdProvider } = await import('#adapters/identity-provider/open-id.ts');
  return openIdProvider(openId);
}
