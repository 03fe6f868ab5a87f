import { transaction } from '#kernel/database/transaction.ts';
import { fillSentence, type Locale } from '#kernel/locale.ts';
import { toXlsxFile, type DownloadFile } from '#kernel/table-file.ts';
import { noteView } from '#domains/audit/index.ts';
import { columnLetter, readSmallTable } from '#domains/imports/index.ts';
import { mostInvited, type InvitationIssue, type InvitationPlan } from '../contract.ts';
import { invitationIssues, type FoundFault } from '../invitation-issues.ts';
import { planEntries, resolveRows } from '../invitation-plan.ts';
import { readInvitationTable } from '../invitation-table.ts';
import { listScopes } from '../store/invitations.ts';
import { erasedFaults, findErasedEntries, findKnown } from './invite-many.ts';

/** Titles and blank rows above the first person. */
const rowsAbove = 20;

/**
 * What a table of people would do, and everything that is wrong with it. Changes nothing. Of those who are known it tells
 * what they are called and what they hold, which is noted as a look at each.
 */
export async function checkInvitations(fileName: string, content: Uint8Array, locale: Locale): Promise<InvitationPlan> {
  const table = await readSmallTable(content, fileName, mostInvited + rowsAbove, locale);
  if ('refusal' in table) {
    const issue = { row: null, column: null, value: null, message: table.refusal };
    return { file: fileName, sheet: null, people: [], issues: [issue] };
  }
  const { rows, columns, header, faults } = readInvitationTable(table.rows);
  const scopes = await listScopes();
  const resolved = resolveRows(rows, columns, scopes);
  const { known, erased } = await transaction(async () => {
    const found = await findErasedEntries(resolved.entries);
    const known = await findKnown(resolved.entries);
    return { known, erased: erasedFaults(found, known, columns) };
  });
  for (const { id } of known) noteView('user.viewed', { userId: id }, {});
  const plan = planEntries(resolved.entries, known, scopes, columns);
  const found = [...faults, ...resolved.faults, ...plan.faults, ...erased].sort(byPlace);
  return {
    file: fileName,
    sheet: table.sheet,
    people: plan.people,
    issues: found.map((fault) => toIssue(fault, header, locale)),
  };
}

/** As one reads the table. */
function byPlace(a: FoundFault, b: FoundFault): number {
  return (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function toIssue({ code, row, column, value, params }: FoundFault, header: readonly string[], locale: Locale) {
  return {
    row: row ?? null,
    column: column === undefined ? null : `${columnLetter(column)} «${header[column] ?? ''}»`,
    value: value === undefined || value === '' ? null : value,
    message: fillSentence(invitationIssues[code][locale], params ?? {}),
  } satisfies InvitationIssue;
}

const templates: Record<Locale, readonly (readonly string[])[]> = {
  ru: [
    ['Имя', 'Почта', 'Логин', 'Роли', 'Курсы', 'Программы'],
    ['Петрова Анна', 'petrova@university.example', 'a.petrova', 'преподаватель', '', ''],
    ['Иванов Борис', 'ivanov@university.example', '', 'преподаватель, РОП', '', ''],
    ['Сидорова Вера', 'sidorova@university.example', '', 'студент', '', ''],
  ],
  en: [
    ['Name', 'E-mail', 'Login', 'Roles', 'Courses', 'Programmes'],
    ['Anna Petrova', 'petrova@university.example', 'a.petrova', 'teacher', '', ''],
    ['Boris Ivanov', 'ivanov@university.example', '', 'teacher, programme head', '', ''],
    ['Vera Sidorova', 'sidorova@university.example', '', 'student', '', ''],
  ],
};

/** A table with the right columns and three people as an example. */
export function writeInvitationTemplate(locale: Locale): Promise<DownloadFile> {
  return toXlsxFile('people', [{ name: locale === 'ru' ? 'Люди' : 'People', rows: templates[locale] }]);
}
