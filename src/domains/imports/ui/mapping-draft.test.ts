import { describe, expect, test } from 'vitest';
import type { ImportTable } from '../mapping/contract.ts';
import { columnsOf, emptyDraft, letterOf, mappingOf, wordsOf, type MappingDraft } from './mapping-draft.ts';

const column = { occurrence: 1, reason: 'cells' as const, filled: 2, words: [] };
const word = { count: 2, work: null, lesson: null } as const;

const table: ImportTable = {
  sheets: [{ name: 'Лист1', rows: 3 }],
  sheet: 0,
  headerRow: 2,
  rows: [],
  columns: [
    { ...column, header: 'Кто', guess: null, reason: 'none' },
    { ...column, header: 'Лаб', guess: 'score', words: [{ ...word, text: '+', work: 'done', lesson: 'present' }] },
    { ...column, header: 'Семинар', guess: 'attendance', words: [{ ...word, text: 'был вроде', count: 1 }] },
  ],
  sources: [],
  fingerprint: '',
  profile: null,
};
const draft: MappingDraft = { ...emptyDraft, columns: { 0: 'student' }, words: { 'был вроде': 'present' } };

describe('what is decided of a table', () => {
  test('is what was chosen, else what a profile says, else what the server guesses', () => {
    const mapping = {
      ...mappingOf(table, emptyDraft),
      columns: [{ header: 'лаб', occurrence: 1, meaning: 'total' }],
    } as const;
    const known = {
      ...table,
      profile: { id: 'x', name: 'x', version: 1, mapping: { ...mapping, columns: [...mapping.columns] } },
    };
    expect(columnsOf(known, draft).map(({ meaning, from }) => [meaning, from])).toEqual([
      ['student', 'chosen'],
      ['total', 'profile'],
      ['attendance', 'cells'],
    ]);
  });

  test('has the words of results alone, those without a meaning first', () => {
    const words = (from: MappingDraft) =>
      wordsOf(columnsOf(table, from), table, from).map(({ text, meaning }) => [text, meaning]);
    expect(words(emptyDraft)).toEqual([
      ['был вроде', null],
      ['+', 'done'],
    ]);
    expect(words({ ...draft, columns: { 1: 'ignore' } })).toEqual([['был вроде', 'present']]);
  });

  test('is sent without what nobody has decided; the row of headers is left to the next file', () => {
    expect(mappingOf(table, emptyDraft).columns.map(({ header }) => header)).toEqual(['Лаб', 'Семинар']);
    expect(mappingOf(table, draft)).toMatchObject({
      headerRow: null,
      words: [
        { text: '+', meaning: 'done' },
        { text: 'был вроде', meaning: 'present' },
      ],
      decimalMark: 'auto',
    });
    expect(mappingOf({ ...table, headerRow: 40 }, draft).headerRow).toBe(40);
  });
});

test('letterOf names columns as spreadsheets do', () => {
  expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
