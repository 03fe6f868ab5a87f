import * as ldap from 'ldapts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { sameName } from './distinguished-name.ts';
import { withLdap, type LdapAddress, type Patience } from './ldap-connection.ts';
import {
  idOf,
  isBinaryId,
  membershipByGroup,
  membershipByPerson,
  textsOf,
  type LdapAttributes,
  type Membership,
} from './ldap-entry.ts';
import type { Directory, DirectoryPerson, DirectoryReading } from './port.ts';

export interface LdapSettings extends LdapAddress {
  /** Below which people are looked for. */
  readonly base: string;
  /** Who of what lies there is one of the people. */
  readonly filter: string;
  readonly attributes: LdapAttributes;
  /** Attribute of groups that names their members; undefined: people name their groups. */
  readonly members: string | undefined;
}

const pageSize = 500;
/** Ids asked for at once: servers limit the size of a filter. */
const idsAtOnce = 50;

/** A directory that speaks LDAP, version 3. Each use makes a connection of its own. */
export function ldapDirectory(settings: LdapSettings, patience?: Patience): Directory {
  const { base, attributes } = settings;
  const { id, login, email, name, groups: memberOf } = attributes;
  const wanted = [...new Set([id, login, email, name, 'cn', ...(settings.members === undefined ? [memberOf] : [])])];
  const use = <T>(reading: DirectoryReading, work: (client: ldap.Client) => Promise<T>): Promise<T> =>
    withLdap(settings, work, { signal: reading.signal, ...(patience && { patience }) });

  const withoutBase = (error: unknown): unknown =>
    isAbsent(error) ? new PermanentError('directory.base_missing', { base }, { cause: error }) : error;

  async function* pagesOf(client: ldap.Client, filter: ldap.Filter, names: string[]) {
    const options = {
      filter,
      attributes: names,
      paged: { pageSize },
      explicitBufferAttributes: ['objectGUID', id].filter(isBinaryId),
    };
    try {
      for await (const { searchEntries } of client.searchPaginated(base, options)) yield searchEntries;
    } catch (error) {
      throw withoutBase(error);
    }
  }

  return {
    place: new URL(settings.url).host,
    readPeople: (groups, reading = {}) =>
      use(reading, async (client) => {
        const membership = await membershipOf(client, settings, groups);
        const people: DirectoryPerson[] = [];
        for await (const entries of pagesOf(client, parseFilter(settings.filter), wanted)) {
          people.push(...entries.flatMap((entry) => personOf(entry, attributes, membership) ?? []));
          await reading.onPage?.(people.length);
        }
        return people;
      }),
    findIds: (ids, reading = {}) =>
      use(reading, async (client) => {
        const found = new Set<string>();
        for (let at = 0; at < ids.length; at += idsAtOnce) {
          const any = new ldap.OrFilter({
            filters: ids.slice(at, at + idsAtOnce).map(
              (id) =>
                new ldap.EqualityFilter({
                  attribute: attributes.id,
                  value: isBinaryId(attributes.id) ? Buffer.from(id, 'hex') : id,
                }),
            ),
          });
          const filter = new ldap.AndFilter({ filters: [parseFilter(settings.filter), any] });
          for await (const entries of pagesOf(client, filter, [attributes.id])) {
            for (const entry of entries) found.add(idOf(entry, attributes.id) ?? '');
          }
        }
        return found;
      }),
    verify: (groups, reading = {}) =>
      use(reading, async (client) => {
        await membershipOf(client, settings, groups);
        const most = 10;
        const options = { filter: parseFilter(settings.filter), attributes: ['1.1'], sizeLimit: most };
        try {
          return (await client.search(base, options)).searchEntries.length;
        } catch (error) {
          throw withoutBase(error);
        }
      }),
  };
}

/** Whether the server said that what was looked at is not there. */
function isAbsent(error: unknown): boolean {
  return error instanceof ldap.NoSuchObjectError || error instanceof ldap.InvalidDNSyntaxError;
}

/** @throws PermanentError directory.filter_invalid */
function parseFilter(filter: string): ldap.Filter {
  try {
    return ldap.FilterParser.parseString(filter);
  } catch (error) {
    throw new PermanentError('directory.filter_invalid', {}, { cause: error });
  }
}

/** An entry without an id is nobody whom one could know again. */
function personOf(
  entry: ldap.Entry,
  { id: idAttribute, login, email, name }: LdapAttributes,
  membership: Membership,
): DirectoryPerson | undefined {
  const id = idOf(entry, idAttribute);
  if (id === undefined) return undefined;
  return {
    id,
    login: textsOf(entry, login).at(0),
    emails: [...new Set(textsOf(entry, email).map((address) => address.toLowerCase()))],
    name: textsOf(entry, name).at(0) ?? textsOf(entry, 'cn').at(0),
    groups: membership(entry),
  };
}

/**
 * Looks for every group, also where people name their groups: one that was renamed would look like one without members.
 *
 * @throws PermanentError directory.group_missing, directory.answer_cut
 */
async function membershipOf(
  client: ldap.Client,
  { attributes, members }: LdapSettings,
  groups: readonly string[],
): Promise<Membership> {
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const entry = await readGroup(client, group, members ?? '1.1');
    if (members === undefined) continue;
    // Active Directory gives more than 1,500 members piece by piece.
    if (Object.keys(entry).some((key) => key.toLowerCase().startsWith(`${members.toLowerCase()};range=`))) {
      throw new PermanentError('directory.answer_cut', { reason: members });
    }
    const names = textsOf(entry, members);
    found.set(group, new Set(names.flatMap((name) => [sameName(name), name.toLowerCase()])));
  }
  return members === undefined
    ? membershipByPerson(attributes.groups, groups)
    : membershipByGroup(found, attributes.login);
}

async function readGroup(client: ldap.Client, group: string, attribute: string): Promise<ldap.Entry> {
  try {
    const { searchEntries } = await client.search(group, { scope: 'base', attributes: [attribute] });
    const [entry] = searchEntries;
    if (entry) return entry;
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  throw new PermanentError('directory.group_missing', { group });
}
