import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectCandidates, type Candidate } from './candidates.ts';
import { factsOf, type Account, type Change, type Plan } from './change.ts';
import type { DirectoryRole } from './contract.ts';
import { countPlan, describePlan } from './describe-plan.ts';
import { planChanges } from './plan.ts';

const groups: { name: string; roles: DirectoryRole[] }[] = [
  { name: 'cn=staff', roles: ['teacher'] },
  { name: 'cn=students', roles: ['student'] },
  { name: 'cn=it', roles: ['administrator', 'operator'] },
];
const settings = { groups, addsPeople: true, mostLossPercent: 10 };

const account = (userId: string, more: Partial<Account> = {}): Account => ({
  userId,
  name: userId,
  email: `${userId}@example.edu`,
  login: userId,
  isActive: true,
  roles: new Map(),
  entryId: null,
  isClosedByDirectory: false,
  seen: null,
  ...more,
});
const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  emails: [`${id}@example.edu`],
  login: id,
  groups: ['cn=staff'],
  ...more,
});
/** Somebody whom the directory made, as it has them. */
const linked = (id: string, more: Partial<Account> = {}): Account =>
  account(`user ${id}`, {
    ...{ name: id, email: `${id}@example.edu`, login: id, entryId: id, seen: factsOf(candidate(id)) },
    roles: new Map([['teacher', 'directory']]),
    ...more,
  });

const plan = (candidates: Candidate[], accounts: Account[], existsOtherAdministrator = true): Plan =>
  planChanges({ candidates, accounts, existsOtherAdministrator, erased: new Set() }, settings);
const told = ({ changes }: Plan) =>
  changes.map(({ action, granted, revoked, facts, reasons }) => ({ action, granted, revoked, facts, reasons }));
const nothing = { granted: [], revoked: [], facts: {}, reasons: [] };

describe('a plan of the directory', () => {
  it('adds who is in a group, without a login that another has or wants', () => {
    expect(
      told(plan([candidate('vera'), candidate('b', { login: 'same' }), candidate('c', { login: 'same' })], [])),
    ).toEqual([
      {
        ...nothing,
        action: 'add',
        granted: ['teacher'],
        facts: { name: 'vera', email: 'vera@example.edu', login: 'vera' },
      },
      ...['b', 'c'].map((id) => ({
        ...{ ...nothing, action: 'add', granted: ['teacher'], reasons: ['login_taken'] },
        facts: { name: id, email: `${id}@example.edu`, login: null },
      })),
    ]);
    const withoutAdding = planChanges(
      { candidates: [candidate('vera')], accounts: [], existsOtherAdministrator: true, erased: new Set() },
      { ...settings, addsPeople: false },
    );
    expect(told(withoutAdding)).toEqual([{ ...nothing, action: 'leave', reasons: ['not_added'] }]);
    const erased = planChanges(
      { candidates: [candidate('vera')], accounts: [], existsOtherAdministrator: true, erased: new Set(['vera']) },
      settings,
    );
    expect(told(erased)).toEqual([{ ...nothing, action: 'leave', reasons: ['erased'] }]);
  });

  it('links one active account of one of the addresses; what is doubtful is told, never guessed', () => {
    const reasonsOf = (candidates: Candidate[], accounts: Account[]) =>
      plan(candidates, accounts).changes.map(({ action, reasons }) => reasons[0] ?? action);
    const twoAddresses = candidate('x', { emails: ['a@example.edu', 'b@example.edu'] });
    expect(reasonsOf([twoAddresses], [account('a')])).toEqual(['link']);
    expect(reasonsOf([twoAddresses], [account('a'), account('b')])).toEqual(['ambiguous']);
    expect(reasonsOf([twoAddresses, candidate('b')], [account('a')])).toEqual(['ambiguous', 'ambiguous']);
    expect(reasonsOf([candidate('a')], [account('a', { isActive: false })])).toEqual(['account_closed']);
    expect(reasonsOf([candidate('new', { emails: ['a@example.edu'] }), candidate('a')], [linked('a')])).toEqual([
      'linked_elsewhere',
    ]);
    expect(reasonsOf([candidate('a', { groups: [] })], [account('a')])).toEqual(['no_role']);
    expect(reasonsOf([candidate('a', { emails: [] })], [])).toEqual(['no_email']);
  });

  it('grants and revokes by groups, but takes no role that was given by hand', () => {
    const roles = new Map([
      ['teacher', 'directory'],
      ['head', 'hand'],
      ['student', 'hand'],
    ] as const);
    expect(told(plan([candidate('a', { groups: ['cn=it'] })], [linked('a', { roles })]))).toEqual([
      { ...nothing, action: 'change', granted: ['administrator', 'operator'], revoked: ['teacher'] },
    ]);
  });

  it('follows a new name, address and login, but not those that somebody changed here, nor those of another', () => {
    const renamed = candidate('a', { name: 'A B', emails: ['a.b@example.edu'], login: 'a.b' });
    expect(told(plan([renamed], [linked('a')]))).toEqual([
      { ...nothing, action: 'change', facts: { name: 'A B', email: 'a.b@example.edu', login: 'a.b' } },
    ]);
    expect(told(plan([candidate('a')], [linked('a', { email: 'own@example.org' })]))).toEqual([]);
    const other = account('a.b', { email: 'a.b@example.edu' });
    expect(told(plan([candidate('a', { emails: ['a.b@example.edu'], login: 'a.b' })], [linked('a'), other]))).toEqual([
      { ...nothing, action: 'leave', reasons: ['email_taken', 'login_taken'] },
    ]);
  });

  it('gives nobody new the address or login that somebody linked gets', () => {
    const moved = candidate('a', { emails: ['new@example.edu'], login: 'new' });
    const rival = candidate('b', { emails: ['new@example.edu'], login: 'b' });
    const namesake = candidate('c', { login: 'new' });
    const reasons = plan([moved, rival, namesake], [linked('a')]).changes.map((change) => change.reasons);
    expect(reasons).toEqual([[], ['ambiguous'], ['login_taken']]);
  });

  it('closes who is gone, opens who is back, and leaves alone whom somebody closed by hand', () => {
    expect(told(plan([], [linked('a'), account('hand')]))).toEqual([{ ...nothing, action: 'close' }]);
    const away = { isActive: false, isClosedByDirectory: true };
    expect(told(plan([], [linked('a', away)]))).toEqual([]);
    expect(told(plan([candidate('a')], [linked('a', away)]))).toEqual([{ ...nothing, action: 'open' }]);
    expect(told(plan([candidate('a')], [linked('a', { isActive: false })]))).toEqual([
      { ...nothing, action: 'leave', reasons: ['closed_by_hand'] },
    ]);
  });

  it('keeps the last administrators, whether they would lose access or the role', () => {
    const roles = new Map([['administrator', 'directory']] as const);
    const gone = linked('a', { roles });
    const out = linked('b', { roles });
    const candidates = [candidate('b')];
    expect(told(plan(candidates, [gone, out], false))).toEqual([
      { ...nothing, action: 'leave', reasons: ['last_administrator'] },
      { ...nothing, action: 'change', granted: ['teacher'], reasons: ['last_administrator'] },
    ]);
    expect(told(plan(candidates, [gone, out], true)).map(({ action, revoked }) => [action, revoked])).toEqual([
      ['close', []],
      ['change', ['administrator']],
    ]);
    expect(
      plan(candidates, [gone, out, account('root', { roles: new Map([['administrator', 'hand']]) })], false),
    ).toEqual(expect.objectContaining({ losses: 2 }));
  });

  it('counts who loses something against a tenth of the linked, and at least five', () => {
    const many = Array.from({ length: 80 }, (_, index) => linked(`p${index}`));
    expect(plan([], many)).toMatchObject({ losses: 80, allowedLosses: 8 });
    expect(plan([], many.slice(0, 7))).toMatchObject({ losses: 7, allowedLosses: 5 });
  });

  it('shows first who loses something, and counts everybody', () => {
    const whole = plan(
      [candidate('new'), candidate('same'), candidate('out', { groups: [] })],
      [linked('same'), linked('gone')],
    );
    expect(describePlan(whole).map(({ action }) => action)).toEqual(['close', 'add', 'leave']);
    expect(countPlan(whole)).toMatchObject({ people: 3, linked: 2, add: 1, close: 1, leave: 1, same: 1, losses: 1 });
  });
});

it('candidates: addresses that are none and logins that could be none here are left out; an id of two is of nobody', () => {
  const entry = {
    id: '1',
    login: 'Vera',
    emails: ['V@Example.edu', 'no address', 'v@example.edu'],
    name: ' ',
    groups: [],
  };
  expect(selectCandidates([entry, { ...entry, id: '2', login: 'вера' }])).toMatchObject([
    { login: 'vera', emails: ['v@example.edu'], name: 'Vera' },
    { login: null, name: 'вера' },
  ]);
  expect(selectCandidates([entry, entry])).toEqual([]);
});

/** What accounts become by a plan. */
function carryOut({ changes, seen }: Plan, accounts: readonly Account[]): Account[] {
  const after = new Map(accounts.map((one) => [one.userId, one]));
  const seenNow = new Map(seen.map(({ entryId, facts }) => [entryId, facts]));
  const apply = (change: Change): void => {
    const { action, candidate: from, granted, revoked, facts } = change;
    if (action === 'leave') return;
    const before = change.account ?? account(`added ${from?.id ?? ''}`, { entryId: from?.id ?? null });
    const roles = new Map(
      [...before.roles].filter(([role, origin]) => !(origin === 'directory' && revoked.includes(role))),
    );
    for (const role of granted) if (!roles.has(role)) roles.set(role, 'directory');
    after.set(before.userId, {
      ...before,
      ...facts,
      roles,
      isActive: action !== 'close',
      isClosedByDirectory: action === 'close',
      ...((action === 'add' || action === 'link') && from && { entryId: from.id, seen: factsOf(from) }),
    });
  };
  changes.forEach(apply);
  return [...after.values()].map((one) => ({ ...one, seen: seenNow.get(one.entryId ?? '') ?? one.seen }));
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const email = word.map((text) => `${text}@example.edu`);
const candidates = fc.uniqueArray(
  fc.record({
    id: word,
    name: word,
    emails: fc.uniqueArray(email, { maxLength: 2 }),
    login: fc.option(word),
    groups: fc.subarray(groups.map(({ name }) => name)),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const roleMap = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom<DirectoryRole>('student', 'teacher', 'operator', 'administrator'),
      fc.constantFrom<'hand' | 'directory'>('hand', 'directory'),
    ),
    { selector: ([role]) => role },
  )
  .map((pairs) => new Map(pairs));
const accounts = fc
  .array(
    fc.record({
      name: word,
      isActive: fc.boolean(),
      roles: roleMap,
      entryId: fc.option(word),
      isClosedByDirectory: fc.boolean(),
      seen: fc.record({ name: fc.option(word), email: fc.option(email), login: fc.option(word) }),
    }),
    { maxLength: 6 },
  )
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 })))
  .map(([rows, names]) => {
    const entries = new Set<string>();
    return rows.map((row, index): Account => {
      const isTwice = row.entryId !== null && entries.has(row.entryId);
      const entryId = isTwice ? null : row.entryId;
      if (entryId !== null) entries.add(entryId);
      const name = names[index] ?? '';
      return {
        ...{ userId: `user ${index}`, name: row.name, email: `${name}@example.edu`, login: name },
        ...{ isActive: row.isActive, entryId },
        // The directory gives roles to those only who are linked.
        roles: entryId === null ? new Map([...row.roles.keys()].map((role) => [role, 'hand'])) : row.roles,
        isClosedByDirectory: entryId !== null && !row.isActive && row.isClosedByDirectory,
        seen: entryId === null ? null : row.seen,
      };
    });
  });

describe('whatever the directory says, a plan', () => {
  const holds = (predicate: (found: Candidate[], before: Account[], other: boolean) => void): void => {
    fc.assert(fc.property(candidates, accounts, fc.boolean(), predicate), { numRuns: 2000 });
  };
  const isDone = ({ action }: Change): boolean => action !== 'leave';

  it('carried out leaves nothing to do', () => {
    holds((found, before, other) => {
      const first = plan(found, before, other);
      const after = carryOut(first, before);
      // An address or a login that somebody gave up is free for the next look only.
      const isFreed = first.changes.some(({ account: of, facts }) => of && ('email' in facts || 'login' in facts));
      if (!isFreed) expect(plan(found, after, other).changes.filter(isDone)).toEqual([]);
      let settled = after;
      for (let round = 0; round < before.length + 1; round += 1) {
        settled = carryOut(plan(found, settled, other), settled);
      }
      expect(plan(found, settled, other).changes.filter(isDone)).toEqual([]);
    });
  });

  it('closes and strips nobody who is not linked, and takes no role given by hand', () => {
    holds((found, before, other) => {
      const after = new Map(carryOut(plan(found, before, other), before).map((one) => [one.userId, one]));
      for (const one of before) {
        const now = after.get(one.userId);
        if (one.entryId === null) expect(now?.isActive).toBe(one.isActive);
        for (const [role, origin] of one.roles) {
          if (origin === 'hand' || one.entryId === null) expect(now?.roles.get(role)).toBe(origin);
        }
      }
    });
  });

  it('never leaves a university without an administrator that had one', () => {
    const has = (all: Account[]): boolean => all.some(({ isActive, roles }) => isActive && roles.has('administrator'));
    holds((found, before) => {
      if (has(before)) expect(has(carryOut(plan(found, before, false), before))).toBe(true);
    });
  });

  it('gives no address, login or entry to two', () => {
    holds((found, before, other) => {
      const after = carryOut(plan(found, before, other), before);
      for (const valueOf of [(one: Account) => one.email, (one: Account) => one.login, (one: Account) => one.entryId]) {
        const values = after.map(valueOf).filter((value) => value !== null);
        expect(new Set(values).size).toBe(values.length);
      }
    });
  });
});
