import { expect, it } from 'vitest';
import { guessableBy } from './guessable.ts';

const common = new Set(['qwertyuiop', 'password', '1q2w3e4r5t']);
const names = ['petrova', 'a.petrova@example.edu'];

it.each([
  'qwertyuiop',
  'QwertyUiop',
  'Password2024!',
  '***password',
  '1Q2W3E4R5T',
  'petrova1998',
  'A.Petrova!!',
  '1212121212',
])('%s is guessed', (password) => {
  expect(guessableBy(password, common, names)).toBe(true);
});

it.each(['correct horse battery', 'kmt7-3xpq-hwd2-9fbe', 'password of petrova', 'зелёный чайник 7', '8841-2290-3317'])(
  '%s is not',
  (password) => {
    expect(guessableBy(password, common, names)).toBe(false);
  },
);
