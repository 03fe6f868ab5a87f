import { expect, it } from 'vitest';
import { cellLetters, cellStates } from '../contract.ts';
import { stateOfLetter } from './letters.ts';

it('stateOfLetter reads back every letter of the contract', () => {
  expect(cellStates.map((state) => stateOfLetter(cellLetters[state]))).toEqual([...cellStates]);
});

it('stateOfLetter takes what it does not know for unknown', () => {
  expect([stateOfLetter('?'), stateOfLetter(undefined)]).toEqual(['unknown', 'unknown']);
});
