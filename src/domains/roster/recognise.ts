/** By what a person in a file resembles a known student; the stronger key first. */
export const personKeys = ['email', 'login', 'name'] as const;
export type PersonKey = (typeof personKeys)[number];

/** A known student whom a person of a file may be. */
export interface Likeness {
  /** Place of the person among those of the file. */
  readonly person: number;
  readonly studentId: number;
  readonly key: PersonKey;
  /** The system that wrote the file knows the student already, by another id. */
  readonly isOfSystem: boolean;
}

/** What somebody has decided of a person: which student it is, or null: none of those we know. */
export type Decision = number | null;

export interface Candidate {
  readonly studentId: number;
  readonly keys: readonly PersonKey[];
}

export interface Recognised {
  readonly person: number;
  readonly studentId: number;
  readonly by: 'email' | 'login' | 'decision';
}

export interface Recognition {
  readonly recognised: readonly Recognised[];
  /** People of whom nobody can tell whether we know them: somebody has to decide. */
  readonly doubtful: readonly { readonly person: number; readonly candidates: readonly Candidate[] }[];
}

/**
 * Decides who people are whose ids nobody knows yet. The address comes before the login; name and group together only
 * suggest. Somebody is recognised only where the keys name one student, the system has no other id for that student, and
 * nobody else in the file may be the same. Whoever resembles nobody is new, and in neither list.
 *
 * @param taken students whom the file names by their known ids: nobody else in it can be they
 * @param decisions by person
 */
export function recognise(
  likenesses: readonly Likeness[],
  taken: ReadonlySet<number>,
  decisions: ReadonlyMap<number, Decision>,
): Recognition {
  const likenessesOf = Map.groupBy(likenesses, ({ person }) => person);
  const people = [...new Set([...likenessesOf.keys(), ...decisions.keys()])].toSorted((a, b) => a - b);
  const claims = people.flatMap((person): Recognised[] => {
    const claim = claimOf(likenessesOf.get(person) ?? [], decisions.get(person));
    return claim && !taken.has(claim.studentId) ? [{ person, ...claim }] : [];
  });
  const claimants = Map.groupBy(claims, ({ studentId }) => studentId);
  const recognised = claims.filter((claim) => {
    const rivals = claimants.get(claim.studentId) ?? [];
    return rivals.length === 1 || (isDecided(claim) && rivals.filter(isDecided).length === 1);
  });
  const isRecognised = new Set(recognised.map(({ person }) => person));
  const doubtful = people.flatMap((person) => {
    if (isRecognised.has(person) || decisions.get(person) === null) return [];
    const candidates = candidatesOf(likenessesOf.get(person) ?? []);
    return candidates.length === 0 ? [] : [{ person, candidates }];
  });
  return { recognised, doubtful };
}

const isDecided = ({ by }: Recognised): boolean => by === 'decision';

/** The student a person is, as far as this person alone tells. */
function claimOf(
  likenesses: readonly Likeness[],
  decision: Decision | undefined,
): Pick<Recognised, 'studentId' | 'by'> | undefined {
  if (decision !== undefined) return decision === null ? undefined : { studentId: decision, by: 'decision' };
  const strong = likenesses.filter(({ key }) => key !== 'name');
  const [first] = strong;
  if (!first || strong.some(({ studentId, isOfSystem }) => studentId !== first.studentId || isOfSystem)) return;
  return { studentId: first.studentId, by: strong.some(({ key }) => key === 'email') ? 'email' : 'login' };
}

/** Those whom a person may be, the likeliest first. A namesake to whom the system itself gives another id is none. */
function candidatesOf(likenesses: readonly Likeness[]): Candidate[] {
  const byStudent = Map.groupBy(likenesses, ({ studentId }) => studentId);
  return [...byStudent]
    .map(([studentId, found]) => ({
      studentId,
      keys: personKeys.filter((key) => found.some((likeness) => likeness.key === key)),
      isNamesake: found.every(({ key, isOfSystem }) => key === 'name' && isOfSystem),
    }))
    .filter(({ isNamesake }) => !isNamesake)
    .toSorted((a, b) => strengthOf(b) - strengthOf(a) || a.studentId - b.studentId)
    .map(({ studentId, keys }) => ({ studentId, keys }));
}

const strengthOf = ({ keys }: Candidate): number =>
  keys.reduce((sum, key) => sum + 2 ** (personKeys.length - personKeys.indexOf(key)), 0);
