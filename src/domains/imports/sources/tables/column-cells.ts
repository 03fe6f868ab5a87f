import { cellText } from '../../formats/cell-text.ts';
import { readNumberText } from '../../formats/number-text.ts';
import type { Cell, Row } from '../../formats/workbook.ts';
import { looksLikeTime } from '../read-time.ts';
import { isLetterGrade } from '../score-words.ts';
import { mayBeEither, type TableWords } from './table-words.ts';

/** What the cells of a column hold, blank ones aside; a cell is counted once. */
export interface ColumnCells {
  readonly filled: number;
  /** Marks that may be attendance, a work done, or points: `1`, `0`, `+`, `-`. */
  readonly either: number;
  readonly numbers: number;
  /** Words of works that no register of attendance has, letters and words for grades. */
  readonly works: number;
  /** Marks of attendance that no table of works has. */
  readonly lessons: number;
  /** Words that both have, such as `н`. */
  readonly both: number;
  readonly times: number;
  readonly others: number;
}

function isNumber(cell: Cell): boolean {
  if (typeof cell === 'number') return true;
  if (typeof cell === 'object') return cell?.kind === 'percent';
  const parts = cellText(cell).replace(/%\s*$/, '').split('/');
  return parts.length <= 2 && parts.every((part) => readNumberText(part) !== undefined);
}

function kindOf(cell: Cell, words: TableWords): Exclude<keyof ColumnCells, 'filled'> {
  if (mayBeEither(cell)) return 'either';
  const isWork = words.works.find(cell) !== undefined;
  const isLesson = words.lessons.find(cell) !== undefined;
  if (isWork || isLesson) return isWork && isLesson ? 'both' : isWork ? 'works' : 'lessons';
  if (isNumber(cell)) return 'numbers';
  if (typeof cell === 'string' && isLetterGrade(cell)) return 'works';
  return looksLikeTime(cell) ? 'times' : 'others';
}

export function countCells(rows: readonly Row[], column: number, words: TableWords): ColumnCells {
  const counts = { filled: 0, either: 0, numbers: 0, works: 0, lessons: 0, both: 0, times: 0, others: 0 };
  for (const row of rows) {
    const cell = row[column] ?? null;
    if (cell === null) continue;
    counts.filled += 1;
    counts[kindOf(cell, words)] += 1;
  }
  return counts;
}
