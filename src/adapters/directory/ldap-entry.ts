import type { Entry } from 'ldapts';
import { sameName } from './distinguished-name.ts';

/** What the directory calls what we need of a person. */
export interface LdapAttributes {
  /** Never changes and is never given to somebody else. */
  readonly id: string;
  readonly login: string;
  readonly email: string;
  readonly name: string;
  /** Names of the person's groups. */
  readonly groups: string;
}

/** Ids that are no text: they come as bytes, and are hexadecimal digits here. */
export function isBinaryId(attribute: string): boolean {
  return attribute.toLowerCase() === 'objectguid';
}

/** The values of an attribute; servers may write its name in capitals or not. */
export function textsOf(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute)
    .map((value) => (typeof value === 'string' ? value : value.toString('utf8')).trim())
    .filter((text) => text !== '');
}

/** The id of the entry as text; undefined when it has none, or one that cannot be told apart from others. */
export function idOf(entry: Entry, attribute: string): string | undefined {
  const [value, ...others] = valuesOf(entry, attribute);
  if (value === undefined || value.length === 0 || others.length > 0) return undefined;
  if (isBinaryId(attribute)) return typeof value === 'string' ? undefined : value.toString('hex');
  return typeof value === 'string' ? value.toLowerCase() : value.toString('hex');
}

/** How to recognise that an entry is in a group. */
export type Membership = (entry: Entry) => readonly string[];

/** By the groups that the person's own entry names. */
export function membershipByPerson(attribute: string, groups: readonly string[]): Membership {
  return (entry) => {
    const own = new Set(textsOf(entry, attribute).map(sameName));
    return groups.filter((group) => own.has(sameName(group)));
  };
}

/** By the members that each group's entry names: by their names or, in groups of POSIX, by their logins. */
export function membershipByGroup(members: ReadonlyMap<string, ReadonlySet<string>>, login: string): Membership {
  return (entry) => {
    const own = [sameName(entry.dn), ...textsOf(entry, login).map((text) => text.toLowerCase())];
    return [...members].filter(([, names]) => own.some((name) => names.has(name))).map(([group]) => group);
  };
}

function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const wanted = attribute.toLowerCase();
  const found = Object.entries(entry).find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}
