import { cellText } from '../formats/cell-text.ts';
import { readNumberText } from '../formats/number-text.ts';
import type { Cell } from '../formats/workbook.ts';
import type { FileDecimals } from './decimal-mark.ts';
import { isLetterGrade, isNothing, scoreWords } from './score-words.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { ResultStatus } from '#domains/gradebook/contract.ts';

/** What a cell of scores says by itself. */
export type ScoreReading =
  | { readonly kind: 'nothing' | 'letter' }
  | { readonly kind: 'status'; readonly status: ResultStatus }
  | { readonly kind: 'points' | 'percent'; readonly value: number }
  | { readonly kind: 'fraction'; readonly value: number; readonly of: number }
  | { readonly kind: 'unreadable'; readonly code: Extract<IssueCode, `cell.${string}`> };

/** @returns the number, or why its text does not tell it */
function readNumber(text: string, decimals: FileDecimals): number | Extract<IssueCode, `cell.${string}`> {
  const number = readNumberText(text);
  if (!number) return 'cell.unreadable_score';
  if (number.mark === undefined || number.mark === decimals.mark) return number.value;
  return number.isAmbiguous ? 'cell.ambiguous_number' : 'cell.other_decimal_mark';
}

/** The words that stand in place of a score. */
export interface ScoreWords {
  find(cell: Cell): ResultStatus | undefined;
}

function readText(text: string, decimals: FileDecimals, words: ScoreWords): ScoreReading {
  if (isNothing(text)) return { kind: 'nothing' };
  const status = words.find(text);
  if (status) return { kind: 'status', status };
  if (isLetterGrade(text)) return { kind: 'letter' };
  const isPercent = /%\s*$/.test(text);
  const [first = '', second, ...more] = text.replace(/%\s*$/, '').split('/');
  const value = readNumber(first, decimals);
  if (typeof value === 'string') return { kind: 'unreadable', code: value };
  if (second === undefined) return { kind: isPercent ? 'percent' : 'points', value };
  const of = readNumber(second, decimals);
  if (typeof of === 'string') return { kind: 'unreadable', code: of };
  if (isPercent || more.length > 0 || of <= 0) return { kind: 'unreadable', code: 'cell.unreadable_score' };
  return { kind: 'fraction', value, of };
}

/** No course gives as many points: it is a number of somebody or something. */
const largestScore = 100_000;

/** Reads a cell of scores; broken formulas are the caller's business. */
export function readScore(cell: Cell, decimals: FileDecimals, words: ScoreWords = scoreWords): ScoreReading {
  const reading = readCell(cell, decimals, words);
  const isTooLarge = 'value' in reading && Math.abs(reading.value) > largestScore;
  return isTooLarge ? { kind: 'unreadable', code: 'cell.implausible_score' } : reading;
}

function readCell(cell: Cell, decimals: FileDecimals, words: ScoreWords): ScoreReading {
  if (cell === null) return { kind: 'nothing' };
  if (typeof cell === 'number') return { kind: 'points', value: cell };
  if (typeof cell === 'string') return readText(cell, decimals, words);
  if (typeof cell === 'object' && cell.kind === 'percent') return { kind: 'percent', value: cell.percent };
  const isDate = typeof cell === 'object' && cell.kind === 'date';
  return { kind: 'unreadable', code: isDate ? 'cell.date_for_score' : 'cell.unreadable_score' };
}

/** Text of a cell in which a number may be written. */
export function numberTextIn(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cellText(cell) : '';
}
