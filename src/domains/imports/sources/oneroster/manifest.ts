import { cellText } from '../../formats/cell-text.ts';
import type { Sheet } from '../../formats/workbook.ts';
import type { IssueList } from '../issue-list.ts';
import { neededTables, rosterTables, type RosterTable } from './tables.ts';

/** What a bundle says of itself. */
export interface Manifest {
  /** Tables that tell only what changed. */
  readonly isDelta: boolean;
}

const knownVersions = ['1.0', '1.1', '1.2', '1.2.1'];

/** Compares what the manifest announces with what is there; a bundle without a manifest is taken for a whole one. */
export function readManifest(
  sheet: Sheet | undefined,
  present: ReadonlyMap<RosterTable, string>,
  issues: IssueList,
): Manifest {
  const values = new Map(
    sheet?.rows.map(([name = null, value = null]) => [cellText(name).trim().toLowerCase(), cellText(value).trim()]),
  );
  const version = values.get('oneroster.version');
  if (sheet && version !== undefined && !knownVersions.includes(version)) {
    issues.add('oneroster.unknown_version', { sheet: sheet.name, value: version });
  }
  const modes = rosterTables.map((table) => ({
    table,
    mode: values.get(`file.${table.toLowerCase()}`)?.toLowerCase(),
  }));
  for (const { table, mode } of modes) {
    const title = present.get(table);
    const isWanted = mode === 'bulk' || mode === 'delta' || neededTables.includes(table);
    if (title === undefined && isWanted) issues.add('oneroster.missing_table', {}, { name: table });
    if (title !== undefined && mode === 'absent') issues.add('oneroster.unlisted_table', { sheet: title });
  }
  const isDelta = modes.some(({ table, mode }) => mode === 'delta' && present.has(table));
  if (isDelta) issues.add('oneroster.delta', {});
  return { isDelta };
}
