import { CellTable } from '../../cell-table.ts';
import type { ParsedActivity, ParsedCourse, ParsedStudent, StudentPlace } from '../../parsed-gradebook.ts';
import type { CellReading } from '../../cell-table.ts';
import { displayName, normalisedName } from '../names.ts';

/** More than any file may have. */
const mostActivities = 2 ** 24;

interface CourseFacts {
  readonly externalId?: string;
  /** The programme it belongs to. */
  readonly programme?: string;
}

/** A course while records about it are put together: students, activities and results each have a record of their own. */
export class RecordedCourse {
  readonly #externalId: string;
  readonly #programme: string | undefined;
  readonly #name: string;
  readonly #students = new Map<string, number>();
  readonly #activities = new Map<string, number>();
  readonly #parsed: { students: ParsedStudent[]; places: StudentPlace[][]; activities: ParsedActivity[] };
  readonly #cells = new CellTable();
  readonly #rowOfCell = new Map<number, number>();

  constructor(name: string, { externalId = normalisedName(name), programme }: CourseFacts = {}) {
    this.#programme = programme;
    this.#name = displayName(name);
    this.#externalId = externalId;
    this.#parsed = { students: [], places: [], activities: [] };
  }

  get name(): string {
    return this.#name;
  }

  /** Adds a student, or another row about him. */
  enrol(student: ParsedStudent, ...places: readonly StudentPlace[]): void {
    const known = this.#students.get(student.externalId);
    if (known !== undefined) this.#parsed.places[known]?.push(...places);
    else {
      this.#students.set(student.externalId, this.#parsed.students.push(student) - 1);
      this.#parsed.places.push([...places]);
    }
  }

  /** Says how a student of the course has ended it. */
  setOutcome(externalId: string, outcome: NonNullable<ParsedStudent['outcome']>): void {
    const index = this.#students.get(externalId);
    const student = this.#parsed.students[index ?? -1];
    if (index === undefined || !student) throw new Error('an outcome of nobody');
    this.#parsed.students[index] = { ...student, outcome };
  }

  hasStudent(externalId: string): boolean {
    return this.#students.has(externalId);
  }

  /** Adds an activity unless it has one of this key. */
  addActivity(activity: Omit<ParsedActivity, 'position'>): void {
    if (this.#activities.has(activity.key)) return;
    const isLesson = activity.kind === 'lesson';
    const position = this.#parsed.activities.filter(({ kind }) => (kind === 'lesson') === isLesson).length + 1;
    this.#activities.set(activity.key, this.#parsed.activities.push({ ...activity, position }) - 1);
  }

  /** Adds when and where a lesson of the course is held; one that is told twice is one. */
  addTime(key: string, time: { readonly at: string | null; readonly room: string | null }): void {
    const index = this.#activities.get(key);
    const lesson = this.#parsed.activities[index ?? -1];
    if (index === undefined || !lesson) throw new Error('a time of no lesson');
    const { held = [] } = lesson;
    if (held.some(({ at, room }) => at === time.at && room === time.room)) return;
    this.#parsed.activities[index] = { ...lesson, held: [...held, time] };
  }

  findActivity(key: string): ParsedActivity | undefined {
    return this.#parsed.activities[this.#activities.get(key) ?? -1];
  }

  /**
   * Adds what a row says of a student's activity, both known to the course.
   *
   * @returns the earlier row about the same, when there is one: nothing is added then
   */
  addCell(studentId: string, activityKey: string, row: number, reading: CellReading): number | undefined {
    const student = this.#students.get(studentId);
    const activity = this.#activities.get(activityKey);
    if (student === undefined || activity === undefined) throw new Error('a result of nobody or nothing');
    const place = student * mostActivities + activity;
    const before = this.#rowOfCell.get(place);
    if (before !== undefined) return before;
    this.#rowOfCell.set(place, row);
    this.#cells.add(student, activity, reading);
    return undefined;
  }

  finish(): ParsedCourse {
    const programme = this.#programme;
    return {
      ...{ externalId: this.#externalId, name: this.#name, ...(programme !== undefined && { programme }) },
      ...this.#parsed,
      cells: this.#cells,
    };
  }
}
