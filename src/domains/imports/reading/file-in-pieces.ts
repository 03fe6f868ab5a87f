import type { ActivityPlace, ParsedActivity, ParsedFile, ParsedStudent, StudentPlace } from '../parsed-gradebook.ts';
import { CellTable } from '../cell-table.ts';
import type { ReadingAnswer } from './thread-messages.ts';

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
}

/** Puts a parsed file together from the pieces in which the reading thread sends it. */
export class FileInPieces {
  readonly #courses: GrowingCourse[] = [];

  add(piece: Answer<'course' | 'students' | 'places' | 'cells'>): void {
    if (piece.kind === 'course') {
      const { kind: _, ...course } = piece;
      this.#courses.push({ ...course, students: [], places: [], cells: new CellTable() });
      return;
    }
    const course = this.#courses.at(-1);
    if (!course) throw new Error(`The reading thread sent ${piece.kind} of no course`);
    if (piece.kind === 'students') course.students.push(...piece.students);
    else if (piece.kind === 'places') course.places.push(...piece.places);
    else course.cells = new CellTable(piece.columns);
  }

  finish({ source, profile, programmes, issues }: Answer<'end'>): ParsedFile {
    return { source, ...(profile && { profile }), ...(programmes && { programmes }), courses: this.#courses, issues };
  }
}
