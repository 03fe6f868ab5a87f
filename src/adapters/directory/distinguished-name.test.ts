import { expect, it } from 'vitest';
import { sameName } from './distinguished-name.ts';

it.each([
  ['CN=Staff, OU=Groups, DC=Example', 'cn=staff,ou=groups,dc=example'],
  ['cn=Staff\\2C all,dc=x', 'cn=staff\\, all,dc=x'],
  ['cn=\\D0\\98\\D0\\B2\\D0\\B0\\D0\\BD,dc=x', 'cn=иван,dc=x'],
  ['cn=a+ou=b,dc=x', 'OU=B + CN=A, dc=x'],
  ['cn=C\\+\\+ club,dc=x', 'cn=c\\2B\\2b club,dc=x'],
])('names of a directory: %s and %s are the same', (one, other) => {
  expect(sameName(one)).toBe(sameName(other));
});

it.each([
  ['cn=a,cn=b,dc=x', 'cn=a\\,cn=b,dc=x'],
  ['cn=ab,dc=x', 'cn=a b,dc=x'],
  ['cn=a=b,dc=x', 'cn=a,dc=x'],
  ['cn=a+ou=b,dc=x', 'cn=a\\+ou\\=b,dc=x'],
])('names of a directory: %s and %s are two', (one, other) => {
  expect(sameName(one)).not.toBe(sameName(other));
});
