import { readScoreTables } from './read-score-tables.ts';
import type { ScoreLayout } from './score-layout.ts';
import { detectLayout } from './score-table.ts';
import type { Source } from './source.ts';

/** A source that reads gradebooks of a layout. */
export function defineScoreSource(layout: ScoreLayout): Source {
  return {
    id: layout.id,
    system: layout.system,
    detect: (workbook) => detectLayout(workbook, layout),
    read: (workbook, context) => readScoreTables(layout, workbook, context),
  };
}
