import { z } from 'zod';
import type { LdapSettings } from '#adapters/directory/ldap.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import { ConfigError } from './config-error.ts';

const attribute = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'is not the name of an attribute; example: memberOf')
  .optional();

/** The variables of the environment that name the university's directory. */
export const ldapEnvironment = z.object({
  LDAP_URL: z
    .url({ protocol: /^ldaps?$/ })
    .refine(
      isBareAddress,
      'must be an address alone, without user, password and path; example: ldaps://ldap.example.edu',
    )
    .optional()
    .describe(
      'Directory of people and groups (LDAP), e.g. ldaps://ldap.example.edu; ldap:// goes on under TLS (StartTLS), except to this machine',
    ),
  LDAP_BIND_DN: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Account that reads the directory, e.g. cn=pulse,ou=services,dc=example,dc=edu; without it nobody in particular',
    ),
  LDAP_BIND_PASSWORD: z.string().min(1).optional().describe('Given together with LDAP_BIND_DN'),
  LDAP_BASE_DN: z
    .string()
    .min(1)
    .optional()
    .describe('Below which people are, e.g. ou=people,dc=example,dc=edu; given together with LDAP_URL'),
  LDAP_KIND: z
    .enum(['openldap', 'active-directory'])
    .default('openldap')
    .describe('What LDAP_FILTER and the attributes below are by default'),
  LDAP_FILTER: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Who of what lies there is one of the people; default: every person, in Active Directory whose account is enabled',
    ),
  LDAP_ATTRIBUTE_ID: attribute.describe('What never changes of a person; default entryUUID or objectGUID'),
  LDAP_ATTRIBUTE_LOGIN: attribute.describe('Login; default uid or sAMAccountName'),
  LDAP_ATTRIBUTE_EMAIL: attribute.describe('E-mail addresses; default mail'),
  LDAP_ATTRIBUTE_NAME: attribute.describe('Full name; default displayName, and cn where there is none'),
  LDAP_ATTRIBUTE_GROUPS: attribute.describe('Groups of a person; default memberOf'),
  LDAP_GROUP_MEMBERS: attribute.describe(
    'Where people do not name their groups: the attribute of groups that names their members, e.g. member or memberUid',
  ),
});

const ldapDefaults = {
  openldap: {
    filter: '(objectClass=inetOrgPerson)',
    attributes: { id: 'entryUUID', login: 'uid', email: 'mail', name: 'displayName', groups: 'memberOf' },
  },
  'active-directory': {
    // Enabled accounts: bit 2 of userAccountControl means disabled.
    filter: '(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))',
    attributes: { id: 'objectGUID', login: 'sAMAccountName', email: 'mail', name: 'displayName', groups: 'memberOf' },
  },
} as const;

/** The settings of the directory; undefined when none is named. @throws ConfigError */
export function readLdapSettings(values: z.infer<typeof ldapEnvironment>): LdapSettings | undefined {
  const { LDAP_URL: url, LDAP_BASE_DN: base, LDAP_BIND_DN: name, LDAP_BIND_PASSWORD: password } = values;
  if (url === undefined && base === undefined && name === undefined && password === undefined) return undefined;
  if (url === undefined || base === undefined) throw new ConfigError(['LDAP_URL, LDAP_BASE_DN: set both, or none']);
  if ((name === undefined) !== (password === undefined)) {
    throw new ConfigError(['LDAP_BIND_DN, LDAP_BIND_PASSWORD: set both, or none']);
  }
  const usual = ldapDefaults[values.LDAP_KIND];
  const { protocol, hostname } = new URL(url);
  return {
    url,
    startsTls: protocol === 'ldap:' && !isThisMachine(hostname),
    account: name === undefined || password === undefined ? undefined : { name, password },
    base,
    filter: values.LDAP_FILTER ?? usual.filter,
    attributes: {
      id: values.LDAP_ATTRIBUTE_ID ?? usual.attributes.id,
      login: values.LDAP_ATTRIBUTE_LOGIN ?? usual.attributes.login,
      email: values.LDAP_ATTRIBUTE_EMAIL ?? usual.attributes.email,
      name: values.LDAP_ATTRIBUTE_NAME ?? usual.attributes.name,
      groups: values.LDAP_ATTRIBUTE_GROUPS ?? usual.attributes.groups,
    },
    members: values.LDAP_GROUP_MEMBERS,
  };
}

function isBareAddress(address: string): boolean {
  const { username, password, pathname, search, hash } = new URL(address);
  return [username, password, search, hash].every((part) => part === '') && (pathname === '' || pathname === '/');
}
