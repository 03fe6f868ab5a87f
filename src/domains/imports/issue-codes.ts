import { fileIssues } from './issue-codes/files.ts';
import { bundleIssues } from './issue-codes/bundles.ts';
import { pulledIssues } from './issue-codes/pulled.ts';
import { recordIssues } from './issue-codes/records.ts';
import { rowIssues } from './issue-codes/rows.ts';
import { sheetIssues } from './issue-codes/sheets.ts';
import { tableIssues } from './issue-codes/tables.ts';
import { testIssues } from './issue-codes/tests.ts';

/**
 * Every problem a file can have: how grave it is, and what to tell people, remedy included. An error means that nothing
 * of the file is stored; a warning is stored and listed. {{…}} are parameters of the issue or its own fields: sheet,
 * row, column, value. The place is shown beside the sentence, so the sentence does not repeat it.
 */
export const issueCodes = {
  ...fileIssues,
  ...sheetIssues,
  ...rowIssues,
  ...recordIssues,
  ...bundleIssues,
  ...pulledIssues,
  ...tableIssues,
  ...testIssues,
} as const;

export type IssueCode = keyof typeof issueCodes;

export function isIssueCode(value: unknown): value is IssueCode {
  return typeof value === 'string' && Object.hasOwn(issueCodes, value);
}
