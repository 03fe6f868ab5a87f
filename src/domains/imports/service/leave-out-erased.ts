import { findErased, type Identity } from '#domains/tombstones/index.ts';
import { foundIssue, type FoundIssue, type ParsedFile, type ParsedStudent } from '../parsed-gradebook.ts';
import { systemOf, systems as allSystems } from '../sources/index.ts';
import { textsOf, withoutStudents, withoutTexts } from '../without-students.ts';

/** The file without those who were erased on request, and a warning for each row about them. */
export interface CleanFile {
  readonly file: ParsedFile;
  readonly leftOut: readonly FoundIssue[];
  /** The uploaded file names somebody erased: it must not be kept. */
  readonly namesErased: boolean;
}

/**
 * Takes everybody out of a file who was erased on request, and out of its issues. Inside the transaction that stores:
 * nobody is erased then until it ends.
 */
export async function leaveOutErased(file: ParsedFile): Promise<CleanFile> {
  const systems = file.source === undefined ? allSystems : [systemOf(file.source)];
  const students = file.courses.flatMap((course) => course.students.map((student) => identitiesOf(student, systems)));
  const texts = [...new Set(file.issues.flatMap(textsOf))];
  const asked = [...students, ...texts.map((text) => identitiesOfText(text, systems))];
  const erased = await whichErased(asked);
  const secret = new Set(texts.filter((_, place) => erased.has(students.length + place)));
  if (erased.size === 0) return { file, leftOut: [], namesErased: false };

  let before = 0;
  const leftOut: FoundIssue[] = [];
  const courses = file.courses.map((course) => {
    const gone = new Set(course.students.flatMap((_, student) => (erased.has(before + student) ? [student] : [])));
    before += course.students.length;
    for (const student of gone) {
      for (const place of course.places?.[student] ?? []) leftOut.push(foundIssue('row.erased_student', {}, place));
    }
    return withoutStudents(course, gone);
  });
  const rows = new Set(leftOut.map(nameRow));
  const issues = file.issues.map((issue) => withoutTexts(issue, (text) => secret.has(text), rows.has(nameRow(issue))));
  return { file: { ...file, courses, issues }, leftOut, namesErased: true };
}

const nameRow = ({ sheet, row }: FoundIssue): string => JSON.stringify([sheet, row]);

function identitiesOf({ externalId, email, login }: ParsedStudent, systems: readonly string[]): Identity[] {
  return [
    ...systems.map((source) => ({ kind: 'student' as const, source, externalId })),
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
    ...(login === undefined ? [] : [{ kind: 'login' as const, value: login }]),
  ];
}

/** What a text of an issue may be of somebody. */
function identitiesOfText(text: string, systems: readonly string[]): Identity[] {
  return [
    ...systems.map((source) => ({ kind: 'student' as const, source, externalId: text })),
    { kind: 'email', value: text },
  ];
}

/** Places of those of whom one identity is erased; one question for all. */
async function whichErased(asked: readonly (readonly Identity[])[]): Promise<Set<number>> {
  const owners = asked.flatMap((identities, place) => identities.map(() => place));
  const erased = await findErased(asked.flat());
  return new Set([...erased].flatMap((place) => owners[place] ?? []));
}
