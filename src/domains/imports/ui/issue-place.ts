import type { Translate } from '#web/kit/i18n/messages.ts';
import type { ImportIssue } from '../contract.ts';
import type { importMessages } from './messages.ts';

/** Where in the file an issue is, in words: "sheet “Лист1”, row 12, column D «Время выполнения»". */
export function issuePlace(issue: ImportIssue, t: Translate<keyof typeof importMessages.phrases>): string {
  // Places in a document of JSON begin with a bracket.
  const isPath = issue.column?.startsWith('[') === true;
  const parts = [
    issue.sheet === null ? undefined : t(isPath ? 'place.document' : 'place.sheet', { sheet: issue.sheet }),
    issue.row === null ? undefined : t('place.row', { row: issue.row }),
    issue.column === null ? undefined : t(isPath ? 'place.path' : 'place.column', { column: issue.column }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? t('place.file') : parts.join(', ');
}
