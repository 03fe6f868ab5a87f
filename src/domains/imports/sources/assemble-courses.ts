import type { ParsedCourse } from '../parsed-gradebook.ts';
import { CourseAssembly, type RowOfStudent } from './course-assembly.ts';
import type { IssueList } from './issue-list.ts';
import type { ItemTable, TableItem } from './item-table.ts';
import { normalisedName } from './names.ts';
import type { StudentRow } from './student-rows.ts';

interface CourseRows {
  readonly name: string;
  readonly parts: Map<ItemTable, readonly StudentRow[]>;
}

function groupBy<Key, Item>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function rowsByCourse(tables: readonly ItemTable[]): Map<string, CourseRows> {
  const courses = new Map<string, CourseRows>();
  for (const itemTable of tables) {
    for (const [key, rows] of groupBy(itemTable.table.rows, (row) => normalisedName(row.course))) {
      const [first] = rows;
      const course = courses.get(key) ?? { name: first.course, parts: new Map<ItemTable, StudentRow[]>() };
      course.parts.set(itemTable, rows);
      courses.set(key, course);
    }
  }
  return courses;
}

function saysSomething(item: TableItem, rows: readonly StudentRow[]): boolean {
  return rows.some((row) => item.columns.some((column) => (row.cells[column] ?? null) !== null));
}

/**
 * Puts the rows of all sheets together, course by course. In a file of several courses an activity belongs to those
 * that say something of it; in a file of one course all do. Students and cells come in the order of the rows.
 */
export function assembleCourses(tables: readonly ItemTable[], issues: IssueList): ParsedCourse[] {
  const courses = rowsByCourse(tables);
  return [...courses.values()].map(({ name, parts }) => {
    const assembly = new CourseAssembly(name, issues);
    const rows: RowOfStudent[] = [];
    for (const [{ table, items }, rowsOfPart] of parts) {
      const itemsOfCourse = courses.size === 1 ? items : items.filter((item) => saysSomething(item, rowsOfPart));
      const numbered = assembly.addItems(table, itemsOfCourse);
      for (const row of rowsOfPart) rows.push({ table, items: numbered, row });
    }
    for (const student of groupBy(rows, ({ row }) => row.student.externalId).values()) assembly.addStudent(student);
    return assembly.finish();
  });
}
