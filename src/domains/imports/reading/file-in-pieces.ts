import type { SaidTests } from '#domains/questions/contract.ts';
import type { ActivityPlace, ParsedActivity, ParsedFile, ParsedStudent, StudentPlace } from '../parsed-gradebook.ts';
import { CellTable } from '../cell-table.ts';
import type { ReadingAnswer } from './parse-messages.ts';

type Answer<Kind extends ReadingAnswer['kind']> = Extract<ReadingAnswer, { kind: Kind }>;

interface GrowingCourse {
  readonly externalId: string;
  readonly name: string;
  readonly programme?: string;
  readonly activities: readonly ParsedActivity[];
  readonly columns: ActivityPlace[][];
  readonly students: ParsedStudent[];
  readonly places: StudentPlace[][];
  cells: CellTable;
  tests?: SaidTests;
}

/** Puts a parsed file together from the pieces in which the reading process sends it. */
export class FileInPieces {
  readonly #courses: GrowingCourse[] = [];

  add(piece: Answer<'course' | 'students' | 'places' | 'cells' | 'tests'>): void {
    if (piece.kind === 'course') {
      const { kind: _, ...course } = piece;
      this.#courses.push({ ...course, students: [], places: [], cells: new CellTable() });
      return;
    }
    const course = this.#courses.at(-1);
    if (!course) throw new Error(`The reading process sent ${piece.kind} of no course`);
    if (piece.kind === 'students') course.students.push(...piece.students);
    else if (piece.kind === 'places') course.places.push(...piece.places);
    else if (piece.kind === 'cells') course.cells = new CellTable(piece.columns);
    else course.tests = joinTests(course.tests, piece.tests);
  }

  finish({ source, profile, programmes, issues }: Answer<'end'>): ParsedFile {
    return { source, ...(profile && { profile }), ...(programmes && { programmes }), courses: this.#courses, issues };
  }
}

/** Pieces of what a file says of tests, as one. */
function joinTests(before: SaidTests | undefined, { syllabus, questions, answers }: SaidTests): SaidTests {
  if (!before) return { syllabus, questions, answers: [...answers] };
  return { ...before, answers: [...before.answers, ...answers] };
}
