import { cellLetters, cellStates, type CellState } from '../contract.ts';

const stateByLetter: ReadonlyMap<string, CellState> = new Map(cellStates.map((state) => [cellLetters[state], state]));

/** The state that a letter of a heat map's row stands for; `unknown` for one this version does not know. */
export function stateOfLetter(letter: string | undefined): CellState {
  return stateByLetter.get(letter ?? '') ?? 'unknown';
}
