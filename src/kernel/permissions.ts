import type { Role } from './actor.ts';

/** Permissions by name, each with the roles that hold it. */
export type Permissions = Readonly<Record<string, readonly Role[]>>;

/**
 * The permissions of all domains together. Throws when two domains define the same one, so that the program does not
 * start.
 */
export function joinPermissions(domains: Iterable<{ name: string; permissions: Permissions }>): Permissions {
  const joined: Record<string, readonly Role[]> = {};
  for (const domain of domains) {
    for (const [permission, holders] of Object.entries(domain.permissions)) {
      if (permission in joined) throw new Error(`permission ${permission} of ${domain.name} is defined twice`);
      joined[permission] = holders;
    }
  }
  return joined;
}

/** What a person of these roles may do. */
export function permissionsOfRoles(permissions: Permissions, roles: ReadonlySet<Role>): ReadonlySet<string> {
  const held = Object.entries(permissions).filter(([, holders]) => holders.some((role) => roles.has(role)));
  return new Set(held.map(([permission]) => permission));
}
