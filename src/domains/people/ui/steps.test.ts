import { describe, expect, it } from 'vitest';
import type { Person } from '../contract.ts';
import { changedParts, rebaseChoice, rebaseFacts, stepsBack } from './steps.ts';

const person: Person = {
  id: 'p',
  login: 'petrova',
  name: 'Петрова',
  email: 'petrova@example.edu',
  roles: ['head', 'teacher'],
  isActive: true,
  hasPassword: true,
  version: 3,
  createdAt: '2024-09-01T00:00:00Z',
  student: null,
  teaching: [{ id: 1, name: 'One', groups: [] }],
  heading: [{ id: 7, name: 'Programme' }],
};

describe('changedParts', () => {
  it('names what differs, and is silent of order and version', () => {
    expect(changedParts(person, { ...person, version: 4, roles: ['teacher', 'head'] })).toEqual([]);
    expect(changedParts(person, { ...person, isActive: false, email: 'p@example.edu' })).toEqual(['facts', 'access']);
  });
});

describe('stepsBack', () => {
  it('brings a revoked role back before the assignments that went with it', () => {
    expect(stepsBack(person, { ...person, roles: ['head'], teaching: [] })).toEqual([
      { part: 'roles', body: { roles: ['head', 'teacher'] } },
      { part: 'teaching', body: { courseIds: [1] } },
    ]);
  });

  it('asks for no assignments of a role that goes', () => {
    const before: Person = { ...person, roles: [], teaching: [], heading: [] };
    expect(stepsBack(before, person)).toEqual([{ part: 'roles', body: { roles: [] } }]);
  });
});

describe('rebaseFacts', () => {
  it('keeps the own edit and takes the other’s of what was left alone', () => {
    const base = { name: 'A', email: 'a@x.edu', login: null };
    expect(rebaseFacts({ ...base, name: 'B' }, base, { ...base, name: 'C', email: 'c@x.edu' })).toEqual({
      name: 'B',
      email: 'c@x.edu',
      login: null,
    });
  });
});

describe('rebaseChoice', () => {
  it('adds and takes away the same as in the draft', () => {
    expect(rebaseChoice([1, 3], [1, 2], [1, 2, 4])).toEqual([1, 4, 3]);
    expect(rebaseChoice([1, 3], [1], [1, 3])).toEqual([1, 3]);
  });
});
