import type { Directory } from '#adapters/directory/port.ts';
import type { Config } from '../config.ts';

/** The university's directory of people; undefined when none is configured. Nothing is asked of it yet. */
export async function openDirectory({ ldap }: Pick<Config, 'ldap'>): Promise<Directory | undefined> {
  if (!ldap) return undefined;
  const { ldapDirectory } = await import('#adapters/directory/ldap.ts');
  return ldapDirectory(ldap);
}
