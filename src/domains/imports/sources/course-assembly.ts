import { CellTable, type CellReading } from '../cell-table.ts';
import type { ActivityPlace, ParsedActivity, ParsedCourse, ParsedStudent, StudentPlace } from '../parsed-gradebook.ts';
import type { IssueList } from './issue-list.ts';
import type { TableItem } from './item-table.ts';
import { displayName, normalisedName } from './names.ts';
import { placeIn } from './places.ts';
import type { StudentRow } from './student-rows.ts';
import type { StudentTable } from './student-table.ts';

/** An item of a sheet and the index of the course's activity it is. */
interface NumberedItem {
  readonly item: TableItem;
  readonly activity: number;
}

/** A row about a student, with the sheet it stands in. */
export interface RowOfStudent {
  readonly table: StudentTable;
  readonly items: readonly NumberedItem[];
  readonly row: StudentRow;
}

/** What a cell said and where, to compare it with a second row about the same student. */
interface Seen extends RowOfStudent {
  readonly reading: CellReading;
}

function sameReading(a: CellReading, b: CellReading): boolean {
  return a.status === b.status && a.score === b.score && a.completedAt === b.completedAt && a.dueAt === b.dueAt;
}

function sameStudent(a: ParsedStudent, b: ParsedStudent): boolean {
  return a.name === b.name && a.email === b.email && a.login === b.login && a.group === b.group;
}

/** One course while the sheets and rows about it are put together. */
export class CourseAssembly {
  readonly #name: string;
  readonly #issues: IssueList;
  readonly #students: ParsedStudent[] = [];
  readonly #places: StudentPlace[][] = [];
  readonly #activities: ParsedActivity[] = [];
  readonly #columns: ActivityPlace[][] = [];
  readonly #cells = new CellTable();
  readonly #activityByKey = new Map<string, number>();

  constructor(name: string, issues: IssueList) {
    this.#name = displayName(name);
    this.#issues = issues;
  }

  /** Tells repeated names of one sheet apart by number; the same name in another sheet is the same activity. */
  addItems(table: StudentTable, items: readonly TableItem[]): NumberedItem[] {
    const keysOfSheet = new Set<string>();
    return items.map((item) => {
      const base = item.key ?? (item.kind === 'lesson' ? 'lesson:' : '') + normalisedName(item.name);
      let key = base;
      for (let count = 2; keysOfSheet.has(key); count += 1) key = `${base}#${count}`;
      keysOfSheet.add(key);
      const activity = this.#activityByKey.get(key) ?? this.#addActivity(key, item);
      const { sheet, column } = placeIn(table, { column: item.columns[0] });
      if (sheet !== undefined && column !== undefined) this.#columns[activity]?.push({ sheet, column });
      return { item, activity };
    });
  }

  #addActivity(key: string, { name, kind, maxPoints, counts }: TableItem): number {
    const position = this.#activities.filter((other) => (other.kind === 'lesson') === (kind === 'lesson')).length + 1;
    const activity =
      this.#activities.push({
        ...{ key, name, kind, position },
        ...(maxPoints !== undefined && { maxPoints }),
        ...(counts && { counts }),
      }) - 1;
    this.#columns.push([]);
    this.#activityByKey.set(key, activity);
    return activity;
  }

  /** Adds a student with all rows about him. They may say the same, or each a part, but not two different things. */
  addStudent(rows: readonly [RowOfStudent, ...RowOfStudent[]]): void {
    const [first, ...others] = rows;
    const student = this.#students.push(first.row.student) - 1;
    this.#places.push(rows.map(({ table, row }) => ({ sheet: table.sheet, row: row.number })));
    if (others.length === 0) {
      for (const { item, activity } of first.items) {
        const reading = item.read(first.row);
        if (reading) this.#cells.add(student, activity, reading);
      }
      return;
    }
    const seen = new Map<number, Seen>();
    this.#readRow(first, seen);
    for (const other of others) {
      const contradicts = [this.#comparePerson(other, first), this.#readRow(other, seen)].includes(true);
      if (!contradicts && other.table === first.table) {
        this.#issues.add('row.repeated_student', this.#placeOfStudent(other), { firstRow: first.row.number });
      }
    }
    for (const [activity, { reading }] of seen) this.#cells.add(student, activity, reading);
  }

  #placeOfStudent({ table, row }: RowOfStudent): { sheet: string; row: number; value: string } {
    return { sheet: table.sheet, row: row.number, value: row.student.externalId };
  }

  #comparePerson(later: RowOfStudent, first: RowOfStudent): boolean {
    const contradicts = !sameStudent(later.row.student, first.row.student);
    if (contradicts) {
      this.#issues.add('row.contradictory_student', this.#placeOfStudent(later), {
        firstSheet: first.table.sheet,
        firstRow: first.row.number,
      });
    }
    return contradicts;
  }

  /** Adds what the row says to what was seen. @returns whether it contradicts that */
  #readRow(row: RowOfStudent, seen: Map<number, Seen>): boolean {
    let contradicts = false;
    for (const { item, activity } of row.items) {
      const reading = item.read(row.row);
      if (!reading) continue;
      const before = seen.get(activity);
      if (!before) seen.set(activity, { ...row, reading });
      else if (!sameReading(before.reading, reading)) {
        contradicts = true;
        const [column] = item.columns;
        this.#issues.add(
          'cell.contradictory',
          placeIn(row.table, { row: row.row.number, column, cell: row.row.cells[column] }),
          {
            student: row.row.student.externalId,
            firstSheet: before.table.sheet,
            firstRow: before.row.number,
          },
        );
      }
    }
    return contradicts;
  }

  finish(): ParsedCourse {
    return {
      externalId: normalisedName(this.#name),
      name: this.#name,
      students: this.#students,
      places: this.#places,
      activities: this.#activities,
      columns: this.#columns,
      cells: this.#cells,
    };
  }
}
