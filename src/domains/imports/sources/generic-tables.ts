import type { Workbook } from '../formats/workbook.ts';
import { visibleSheets } from './read-tables.ts';
import type { Detection, Source } from './source.ts';
import { usualConventions } from './tables/conventions.ts';
import { columnsMeant } from './tables/decided-column.ts';
import { guessTable, isLongTable, sureness, type FoundTable } from './tables/find-table.ts';
import { isOfSystem } from './tables/foreign-signs.ts';
import { readFoundTables } from './tables/read-tables.ts';

function findTables(workbook: Workbook): FoundTable[] {
  return visibleSheets(workbook)
    .flatMap((sheet) => guessTable(sheet, usualConventions.words) ?? [])
    .filter(({ headers }) => !isOfSystem(headers));
}

/** How surely the surest table of this shape is one. */
function detect(workbook: Workbook, isLong: boolean): Detection {
  const tables = findTables(workbook).filter((table) => isLongTable(table) === isLong);
  const [best] = tables.toSorted((a, b) => sureness(b) - sureness(a));
  if (!best) return { score: 0, evidence: {} };
  const results = columnsMeant(best.columns, 'score', 'status', 'attendance').length;
  return { score: sureness(best), evidence: { columns: best.headers.length, results } };
}

function genericSource(id: string, isLong: boolean): Source {
  return {
    id,
    system: 'table',
    isGeneral: true,
    detect: (workbook) => detect(workbook, isLong),
    read: (workbook, context) =>
      readFoundTables(id, workbook, context, usualConventions, (sheet) => guessTable(sheet, usualConventions.words)),
  };
}

/** A table that somebody made by hand: a row for each student, a column for each activity. */
export const genericWide = genericSource('generic-wide', false);

/** A table that somebody made by hand: a row for each result, which names student and activity. */
export const genericLong = genericSource('generic-long', true);
