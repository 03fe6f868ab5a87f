import { recognise, type Decision, type Recognised, type Recognition } from '../recognise.ts';
import * as store from '../store/identities.ts';

export interface RecognisedPerson extends store.NamedPerson {
  readonly studentId: number;
  readonly by: Recognised['by'];
}

export interface DoubtfulPerson extends store.NamedPerson {
  readonly candidates: Recognition['doubtful'][number]['candidates'];
}

export interface RecognisedPeople {
  /** Students the file names by ids known before. */
  readonly known: ReadonlySet<number>;
  readonly recognised: readonly RecognisedPerson[];
  readonly doubtful: readonly DoubtfulPerson[];
}

/**
 * Finds those whom a system names for the first time among the students known from other systems, and remembers the ids;
 * a constant number of statements. Inside the transaction that stores the file, before its courses.
 *
 * @param people of the whole file; who is in several courses may be there several times
 * @param decisions what somebody has decided, by external id
 * @param idStart what ids of the file's own system begin with, where several systems share a source
 */
export async function recognisePeople(
  source: string,
  importNumber: number,
  people: readonly store.NamedPerson[],
  decisions: ReadonlyMap<string, Decision>,
  idStart = '',
): Promise<RecognisedPeople> {
  const externalIds = [...new Set(people.map(({ externalId }) => externalId))];
  let known = await store.listKnown(source, externalIds);
  if (externalIds.every((id) => known.has(id))) return { known: new Set(known.values()), recognised: [], doubtful: [] };
  await store.lockStudents();
  known = await store.listKnown(source, externalIds);
  const taken = new Set(known.values());

  const strangers = externalIds.filter((id) => !known.has(id));
  const placeOf = new Map(strangers.map((id, place) => [id, place]));
  const asked = people.flatMap((named) => {
    const person = placeOf.get(named.externalId);
    return person === undefined ? [] : [{ ...named, person }];
  });
  const likenesses = await store.listLikenesses(source, idStart, asked);
  const { recognised, doubtful } = recognise(likenesses, taken, await standing(decisions, placeOf));
  await store.insertIdentities(source, importNumber, recognised, strangers);

  const named = new Map(asked.toReversed().map(({ person, ...facts }) => [person, facts]));
  const nameOf = (person: number): store.NamedPerson => {
    const facts = named.get(person);
    if (!facts) throw new Error('a likeness is of nobody in the file');
    return facts;
  };
  return {
    known: taken,
    recognised: recognised.map(({ person, studentId, by }) => ({ ...nameOf(person), studentId, by })),
    doubtful: doubtful.map(({ person, candidates }) => ({ ...nameOf(person), candidates })),
  };
}

/** Decisions by place of the person; not those for students who are gone. */
async function standing(
  decisions: ReadonlyMap<string, Decision>,
  placeOf: ReadonlyMap<string, number>,
): Promise<Map<number, Decision>> {
  const chosen = [...decisions.values()].filter((decision) => decision !== null);
  const existing = chosen.length === 0 ? new Set<number>() : await store.listExisting(chosen);
  return new Map(
    [...decisions].flatMap(([id, decision]) => {
      const place = placeOf.get(id);
      const stands = decision === null || existing.has(decision);
      return place !== undefined && stands ? [[place, decision] as const] : [];
    }),
  );
}
