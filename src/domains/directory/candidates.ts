import { emailSchema, loginSchema } from '#domains/identity/contract.ts';

/** What the directory says of a person, as it came. */
export interface DirectoryEntry {
  readonly id: string;
  readonly login: string | undefined;
  readonly emails: readonly string[];
  readonly name: string | undefined;
  readonly groups: readonly string[];
}

/** The directory as a source of students' ids, for who was erased: an entry is known by its id, whatever else changes. */
export const directorySource = 'directory';

/** The same, as far as it can be used here. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** In small letters, without those that are no addresses. */
  readonly emails: readonly string[];
  /** In small letters; null: none, or none that could be a login here. */
  readonly login: string | null;
  readonly groups: readonly string[];
}

/**
 * Everybody of the directory who may be somebody here. The one place where entries are left out, whatever for: an id that
 * comes twice is nobody's.
 */
export function selectCandidates(entries: readonly DirectoryEntry[]): Candidate[] {
  const times = new Map<string, number>();
  for (const { id } of entries) times.set(id, (times.get(id) ?? 0) + 1);
  return entries.filter(({ id }) => times.get(id) === 1).map(toCandidate);
}

function toCandidate({ id, login = '', emails, name, groups }: DirectoryEntry): Candidate {
  const addresses = emails.map((email) => email.toLowerCase()).filter((email) => emailSchema.safeParse(email).success);
  const known = [name, login, addresses.at(0), id].find((text) => text !== undefined && text.trim() !== '') ?? id;
  return {
    id,
    name: known.trim().slice(0, 200),
    emails: [...new Set(addresses)],
    login: loginSchema.safeParse(login).success ? login.toLowerCase() : null,
    groups,
  };
}
