import { z } from 'zod';
import type { OpenIdSettings } from '#adapters/identity-provider/open-id.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import { ConfigError } from './config-error.ts';

/** Variables of the environment about single sign-on. */
export const openIdEnvironment = z.object({
  PULSE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'must begin with https, unless it is on this machine')
    .optional()
    .describe('Identity provider (OpenID Connect) for single sign-on, e.g. https://id.example.edu'),
  PULSE_OIDC_CLIENT_ID: z.string().min(1).optional().describe('What the provider knows us by'),
  PULSE_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Given together with PULSE_OIDC_ISSUER'),
  PULSE_OIDC_NAME: z.string().min(1).max(40).optional().describe('Name of the provider on the button, e.g. ITMO ID'),
  PULSE_OIDC_SCOPES: z.string().default('openid email profile').describe('Scopes to ask the provider for'),
  PULSE_OIDC_NEW_PEOPLE: z
    .enum(['refuse', 'add'])
    .default('refuse')
    .describe('What becomes of people of the provider whom nobody has added here'),
  PULSE_OIDC_GROUPS_CLAIM: z
    .string()
    .min(1)
    .default('groups')
    .describe('Claim with the groups of a person; dots lead into objects, e.g. realm_access.roles'),
  PULSE_OIDC_ROLES: z
    .string()
    .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
    .pipe(z.array(z.tuple([z.string().min(1), z.enum(['student', 'teacher', 'head', 'operator'])])))
    .optional()
    .describe(
      'Roles that new people get by their groups, e.g. staff=teacher,students=student; administrators are made here only',
    ),
});

/** What single sign-on needs; undefined when none is configured. @throws ConfigError when only some of it is given */
export function readOpenIdSettings(values: z.infer<typeof openIdEnvironment>): OpenIdSettings | undefined {
  const { PULSE_OIDC_ISSUER: issuer, PULSE_OIDC_CLIENT_ID: clientId, PULSE_OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError([
      'PULSE_OIDC_ISSUER, PULSE_OIDC_CLIENT_ID, PULSE_OIDC_CLIENT_SECRET: set all three, or none',
    ]);
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.PULSE_OIDC_NAME,
    scopes: values.PULSE_OIDC_SCOPES,
    groupsClaim: values.PULSE_OIDC_GROUPS_CLAIM,
    newPeople: {
      areAdded: values.PULSE_OIDC_NEW_PEOPLE === 'add',
      roleOfGroup: new Map(values.PULSE_OIDC_ROLES),
    },
  };
}

function isSafeIssuer(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isThisMachine(hostname);
}
