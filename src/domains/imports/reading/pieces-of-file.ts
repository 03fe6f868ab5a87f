import type { SaidTests } from '#domains/questions/contract.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import type { ReadingAnswer } from './parse-messages.ts';

/** A part of a parsed file small enough to be sent or written at once. */
export type FilePiece = Extract<ReadingAnswer, { kind: 'course' | 'students' | 'places' | 'cells' | 'tests' | 'end' }>;

const size = 10_000;

function* slices<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Questions first; answers are as many as cells. */
function* testsOf({ syllabus, questions, answers }: SaidTests): Generator<FilePiece> {
  yield { kind: 'tests', tests: { syllabus, questions, answers: [] } };
  for (const some of slices(answers)) yield { kind: 'tests', tests: { syllabus: [], questions: [], answers: some } };
}

/** A parsed file in pieces, the last of which is `end`; `FileInPieces` puts them together again. */
export function* piecesOf({ source, profile, programmes, courses, issues }: ParsedFile): Generator<FilePiece> {
  for (const { activities, columns = [], students, places, cells, tests, ...course } of courses) {
    yield { kind: 'course', ...course, activities: [...activities], columns: [...columns] };
    for (const some of slices(students)) yield { kind: 'students', students: some };
    for (const some of slices(places ?? [])) yield { kind: 'places', places: some };
    yield { kind: 'cells', columns: cells.columns() };
    if (tests) yield* testsOf(tests);
  }
  yield { kind: 'end', source, ...(profile && { profile }), ...(programmes && { programmes }), issues: [...issues] };
}
