import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personKeys, recognise, type Decision, type Likeness, type PersonKey } from './recognise.ts';

const like = (person: number, studentId: number, key: PersonKey, isOfSystem = false): Likeness => ({
  ...{ person, studentId, key, isOfSystem },
});
const none = new Map<number, Decision>();
const outcome = (likenesses: readonly Likeness[], decisions = none, taken: readonly number[] = []) => {
  const { recognised, doubtful } = recognise(likenesses, new Set(taken), decisions);
  return {
    recognised: recognised.map(({ person, studentId, by }) => [person, studentId, by]),
    doubtful: doubtful.map(({ person, candidates }) => [person, candidates.map(({ studentId }) => studentId)]),
  };
};

describe('somebody whom a system names for the first time', () => {
  it('is the one student who has the address, whoever else has the name', () => {
    const likenesses = [like(0, 7, 'email'), like(0, 8, 'name')];
    expect(outcome(likenesses)).toEqual({ recognised: [[0, 7, 'email']], doubtful: [] });
  });

  it('is the one student who has the login, where nobody has the address', () => {
    expect(outcome([like(0, 7, 'login')])).toEqual({ recognised: [[0, 7, 'login']], doubtful: [] });
  });

  it('is asked about when address and login are of two students', () => {
    expect(outcome([like(0, 7, 'login'), like(0, 8, 'email')])).toEqual({ recognised: [], doubtful: [[0, [8, 7]]] });
  });

  it('is asked about when two students have the address', () => {
    expect(outcome([like(0, 8, 'email'), like(0, 7, 'email')])).toEqual({ recognised: [], doubtful: [[0, [7, 8]]] });
  });

  it('is asked about when only name and group are those of a student', () => {
    expect(outcome([like(0, 7, 'name')])).toEqual({ recognised: [], doubtful: [[0, [7]]] });
  });

  it('is asked about when the system has another id for the student who has the address', () => {
    expect(outcome([like(0, 7, 'email', true)])).toEqual({ recognised: [], doubtful: [[0, [7]]] });
  });

  it('is somebody else than a namesake to whom the system itself gives another id', () => {
    expect(outcome([like(0, 7, 'name', true)])).toEqual({ recognised: [], doubtful: [] });
  });

  it('is asked about when two of a file have the address, or the student is in the file under the known id', () => {
    const two = [like(0, 7, 'email'), like(1, 7, 'email')];
    expect(outcome(two).doubtful).toEqual([
      [0, [7]],
      [1, [7]],
    ]);
    expect(outcome([like(0, 7, 'email')], none, [7]).doubtful).toEqual([[0, [7]]]);
  });

  it('is who somebody has decided; the other of two is asked about again', () => {
    const two = [like(0, 7, 'email'), like(1, 7, 'email')];
    expect(outcome(two, new Map([[1, 7]]))).toEqual({ recognised: [[1, 7, 'decision']], doubtful: [[0, [7]]] });
    expect(outcome(two, new Map([[1, null]]))).toEqual({ recognised: [[0, 7, 'email']], doubtful: [] });
  });
});

const likenesses = fc.array(
  fc.record<Likeness>({
    person: fc.nat(4),
    studentId: fc.nat(4),
    key: fc.constantFrom(...personKeys),
    isOfSystem: fc.constant(false),
  }),
  { maxLength: 14 },
);
const decided = fc
  .array(fc.tuple(fc.nat(4), fc.option(fc.nat(4))), { maxLength: 4 })
  .map((pairs) => new Map<number, Decision>(pairs));
const taken = fc.array(fc.nat(4), { maxLength: 2 });

/** The rules once more, a person at a time and without haste. */
function plainly(all: readonly Likeness[], decisions: ReadonlyMap<number, Decision>, known: readonly number[]) {
  const wish = (person: number): number | undefined => {
    const decision = decisions.get(person);
    if (decision !== undefined) return decision ?? undefined;
    const students = (key: PersonKey) =>
      new Set(all.filter((one) => one.person === person && one.key === key).map(({ studentId }) => studentId));
    const named = new Set([...students('email'), ...students('login')]);
    return named.size === 1 ? [...named][0] : undefined;
  };
  return [0, 1, 2, 3, 4].map((person) => {
    const mine = wish(person);
    if (mine === undefined || known.includes(mine)) return undefined;
    const rivals = [0, 1, 2, 3, 4].filter((other) => other !== person && wish(other) === mine);
    const isDecided = decisions.has(person);
    const beaten = rivals.some((other) => !isDecided || decisions.has(other));
    return beaten ? undefined : mine;
  });
}

describe('recognising people', () => {
  it('agrees with the plain rules', () => {
    fc.assert(
      fc.property(likenesses, decided, taken, (all, decisions, known) => {
        const { recognised } = recognise(all, new Set(known), decisions);
        const found = new Map(recognised.map(({ person, studentId }) => [person, studentId]));
        expect([0, 1, 2, 3, 4].map((person) => found.get(person))).toEqual(plainly(all, decisions, known));
      }),
    );
  });

  it('never makes two people of a file one student, and forgets nobody who resembles one', () => {
    fc.assert(
      fc.property(likenesses, decided, taken, (all, decisions, known) => {
        const { recognised, doubtful } = recognise(all, new Set(known), decisions);
        const students = [...known, ...recognised.map(({ studentId }) => studentId)];
        expect(new Set(students).size).toBe(new Set(known).size + recognised.length);
        const spoken = new Set([...recognised, ...doubtful].map(({ person }) => person));
        const left = all.filter(({ person }) => !spoken.has(person) && decisions.get(person) !== null);
        expect(left).toEqual([]);
      }),
    );
  });

  it('says the same in whatever order the rows come', () => {
    const shuffled = likenesses.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, decided, taken, ([all, others], decisions, known) => {
        const again = recognise(others, new Set(known), new Map([...decisions].toReversed()));
        expect(again).toEqual(recognise(all, new Set(known), decisions));
      }),
    );
  });
});
