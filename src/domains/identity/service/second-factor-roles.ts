import type { Actor, Role } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { secondFactorRolesSchema, type SecondFactorRoles } from '../contract.ts';

/** Whose sign-in needs a second factor, by role. */
const secondFactorSetting = defineSetting({
  key: 'identity.second_factor',
  schema: secondFactorRolesSchema,
  default: { roles: [] },
});

export function getSecondFactorRoles(): Promise<SecondFactorRoles> {
  return getSetting(secondFactorSetting);
}

/** Takes effect with the next sign-in of each person; open sessions go on. */
export async function setSecondFactorRoles(actor: Actor, { roles }: SecondFactorRoles): Promise<SecondFactorRoles> {
  const value = { roles: [...new Set(roles)] };
  await changeSetting(actor, secondFactorSetting, value);
  return value;
}

/** Whether one of the roles requires a second factor. */
export async function requiresSecondFactor(roles: readonly Role[]): Promise<boolean> {
  const required = new Set<Role>((await getSecondFactorRoles()).roles);
  return roles.some((role) => required.has(role));
}
