import { normalisedName } from './names.ts';
import type { SaidTests } from '#domains/questions/contract.ts';
import { CellTable, type ParsedCell } from '../cell-table.ts';
import {
  foundIssue,
  type ActivityPlace,
  type FoundIssue,
  type ParsedActivity,
  type ParsedCourse,
  type ParsedFile,
} from '../parsed-gradebook.ts';

const sameCell = (a: ParsedCell, b: ParsedCell): boolean =>
  a.status === b.status && a.score === b.score && a.completedAt === b.completedAt && a.dueAt === b.dueAt;

const isSameName = (one: string, other: string): boolean => normalisedName(one) === normalisedName(other);

/** What one file says more than another, or otherwise, about the same course. */
class MergedCourse {
  readonly #first: ParsedCourse;
  #programme: string | undefined;
  readonly #students: ParsedCourse['students'][number][];
  readonly #places: (readonly { readonly sheet: string; readonly row: number }[])[];
  readonly #activities: ParsedCourse['activities'][number][];
  readonly #columns: (readonly ActivityPlace[])[];
  readonly #cells: CellTable;
  readonly #cellAt = new Map<string, ParsedCell>();
  #tests: ParsedCourse['tests'];

  constructor(first: ParsedCourse) {
    this.#first = first;
    this.#programme = first.programme;
    this.#tests = first.tests;
    this.#students = [...first.students];
    this.#places = first.students.map((_, index) => first.places?.[index] ?? []);
    this.#activities = [...first.activities];
    this.#columns = first.activities.map((_, index) => first.columns?.[index] ?? []);
    this.#cells = CellTable.of(first.cells);
    for (const cell of first.cells) this.#cellAt.set(`${String(cell.student)} ${String(cell.activity)}`, cell);
  }

  /** Adds another file's part of the course. @returns where the two contradict each other */
  add(other: ParsedCourse): FoundIssue[] {
    const issues: FoundIssue[] = [];
    const studentAt = new Map(this.#students.map(({ externalId }, index) => [externalId, index]));
    const students = other.students.map((student, index) => {
      const known = studentAt.get(student.externalId);
      const places = other.places?.[index] ?? [];
      if (known === undefined) {
        this.#places.push(places);
        return this.#students.push(student) - 1;
      }
      const before = this.#students[known] ?? student;
      const differs = (['name', 'email', 'login', 'group', 'outcome', 'attributes'] as const).some(
        (part) => JSON.stringify(before[part] ?? student[part]) !== JSON.stringify(student[part] ?? before[part]),
      );
      if (differs)
        issues.push(foundIssue('archive.contradictory_student', { student: student.externalId }, places.at(0)));
      this.#students[known] = { ...student, ...before };
      this.#places[known] = [...(this.#places[known] ?? []), ...places];
      return known;
    });
    if (other.programme !== undefined && !isSameName(this.#programme ?? other.programme, other.programme)) {
      issues.push(foundIssue('archive.contradictory_programme', { name: other.name }));
    }
    this.#programme ??= other.programme;
    if (other.tests) issues.push(...this.#addTests(other.tests, students));
    const activities = this.#addActivities(other);
    for (const cell of other.cells) this.#addCell(cell, students, activities, issues);
    return issues;
  }

  /** Tests stand in one of the files: of two it is not known whose questions the answers of the other are to. */
  #addTests(tests: SaidTests, students: readonly number[]): FoundIssue[] {
    if (this.#tests) return [foundIssue('tests.layout_twice', { first: this.#first.name })];
    const answers = tests.answers.map((one) => ({ ...one, student: students[one.student] ?? -1 }));
    this.#tests = { ...tests, answers };
    return [];
  }

  #addActivities({ activities, columns }: ParsedCourse): number[] {
    const activityAt = new Map(this.#activities.map(({ key }, index) => [key, index]));
    return activities.map((activity, index) => {
      const places = columns?.[index] ?? [];
      const known = activityAt.get(activity.key);
      if (known !== undefined) {
        this.#columns[known] = [...(this.#columns[known] ?? []), ...places];
        this.#addTimes(known, activity);
        this.#addCounts(known, activity);
        return known;
      }
      this.#columns.push(places);
      const isLesson = activity.kind === 'lesson';
      const before = this.#activities.filter(({ kind }) => (kind === 'lesson') === isLesson).length;
      return this.#activities.push({ ...activity, position: before + 1 }) - 1;
    });
  }

  /** A lesson is held when and where either of the files says. */
  #addTimes(known: number, { held }: ParsedActivity): void {
    const before = this.#activities[known];
    if (!before || !held) return;
    const told = new Set(before.held?.map((time) => JSON.stringify(time)));
    const all = [...(before.held ?? []), ...held.filter((time) => !told.has(JSON.stringify(time)))];
    this.#activities[known] = { ...before, held: all };
  }

  /** What the first file does not say of how much it counts, the other may. */
  #addCounts(known: number, { counts }: ParsedActivity): void {
    const before = this.#activities[known];
    if (before && counts) this.#activities[known] = { ...before, counts: { ...counts, ...before.counts } };
  }

  #addCell(cell: ParsedCell, students: readonly number[], activities: readonly number[], issues: FoundIssue[]): void {
    const [student, activity] = [students[cell.student], activities[cell.activity]];
    if (student === undefined || activity === undefined) throw new Error('a cell points outside its course');
    const place = `${String(student)} ${String(activity)}`;
    const before = this.#cellAt.get(place);
    if (!before) {
      const added = { ...cell, student, activity };
      this.#cellAt.set(place, added);
      this.#cells.add(student, activity, cell);
    } else if (!sameCell(before, cell)) {
      const params = {
        course: this.#first.name,
        student: this.#students[student]?.externalId ?? '',
        activity: this.#activities[activity]?.name ?? '',
      };
      issues.push(foundIssue('archive.contradictory', params, this.#places[student]?.at(-1)));
    }
  }

  finish(): ParsedCourse {
    return {
      ...this.#first,
      ...(this.#programme !== undefined && { programme: this.#programme }),
      students: this.#students,
      places: this.#places.map((rows) => [...rows]),
      activities: this.#activities,
      columns: this.#columns.map((places) => [...places]),
      cells: this.#cells,
      ...(this.#tests && { tests: this.#tests }),
    };
  }
}

/**
 * Puts the courses of several files together: one that is in two of them gets what each says. What the two say
 * differently is an error.
 */
export function mergeCourses(courses: readonly ParsedCourse[]): { courses: ParsedCourse[]; issues: FoundIssue[] } {
  const only = new Map<string, ParsedCourse>();
  const merged = new Map<string, MergedCourse>();
  const issues: FoundIssue[] = [];
  for (const course of courses) {
    const known = merged.get(course.externalId);
    const first = only.get(course.externalId);
    if (known) issues.push(...known.add(course));
    else if (first) {
      const together = new MergedCourse(first);
      merged.set(course.externalId, together);
      issues.push(...together.add(course));
    } else only.set(course.externalId, course);
  }
  return { courses: [...only].map(([id, course]) => merged.get(id)?.finish() ?? course), issues };
}

/** The programmes of several files together. A group that two of them put into two programmes is an error. */
export function mergeProgrammes(files: readonly ParsedFile[]): {
  programmes: ParsedFile['programmes'];
  issues: FoundIssue[];
} {
  const names = new Map<string, string>();
  const programmeOf = new Map<string, string>();
  const issues: FoundIssue[] = [];
  for (const { programmes } of files) {
    for (const name of programmes?.names ?? []) {
      if (!names.has(normalisedName(name))) names.set(normalisedName(name), name);
    }
    for (const { group, programme } of programmes?.groups ?? []) {
      if (!isSameName(programmeOf.get(group) ?? programme, programme)) {
        issues.push(foundIssue('archive.contradictory_programme', { name: group }));
      }
      programmeOf.set(group, programme);
    }
  }
  const groups = [...programmeOf].map(([group, programme]) => ({ group, programme }));
  return { programmes: names.size === 0 ? undefined : { names: [...names.values()], groups }, issues };
}
