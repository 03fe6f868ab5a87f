import { expect, it } from 'vitest';
import { claimsOf } from './claims.ts';

it('claims of a provider: are read as far as they are what they should be', () => {
  const claims = { sub: '7', email: ' Vera@Example.EDU ', email_verified: 'true', name: '', groups: ['staff'] };
  expect(claimsOf(claims, 'groups')).toEqual({
    subject: '7',
    email: 'vera@example.edu',
    isEmailVerified: true,
    name: undefined,
    login: undefined,
    groups: ['staff'],
  });
});

it.each([undefined, 'no', 0, 1, null, {}])('claims of a provider: email_verified %j is not verified', (verified) => {
  expect(claimsOf({ sub: '7', email: 'a@b.c', email_verified: verified }, 'groups').isEmailVerified).toBe(false);
});

it('claims of a provider: groups may lie inside objects, be one text, or be missing', () => {
  const claims = { sub: '7', realm_access: { roles: ['a', 'b'] }, affiliation: 'staff' };
  expect(claimsOf(claims, 'realm_access.roles').groups).toEqual(['a', 'b']);
  expect(claimsOf(claims, 'affiliation').groups).toEqual(['staff']);
  expect(claimsOf(claims, 'affiliation.deeper').groups).toEqual([]);
});

it('claims of a provider: without a subject they are of nobody', () => {
  expect(() => claimsOf({ email: 'a@b.c' }, 'groups')).toThrow();
});
