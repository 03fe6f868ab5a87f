import type { IssueCode } from '../../issue-codes.ts';
import { CellTable, type ParsedCell } from '../../cell-table.ts';
import { foundIssue, type ParsedCourse, type ParsedFile } from '../../parsed-gradebook.ts';
import { activityKind, displayName, longestName } from '../names.ts';
import { pulledDocumentSchema, pulledFormat, type PulledDocument } from './document.ts';

/** Courses that connections bring. It is no `Source`: what it reads is no workbook, and nobody needs to recognise it. */
export const pulledCourse = { id: 'pulled-course', system: 'learning-system' } as const;

const withheldCodes = {
  attendance: 'pulled.no_attendance',
  completion: 'pulled.no_completion',
  contents: 'pulled.no_contents',
  assignments: 'pulled.no_assignments',
  quizzes: 'pulled.no_quizzes',
  emails: 'pulled.no_emails',
} as const satisfies Record<PulledDocument['withheld'][number], IssueCode>;

const beginning = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${pulledFormat}"`);

/** Whether a file is a course that a connection pulled, by its first bytes. */
export function isPulledCourse(file: Buffer): boolean {
  return beginning.test(file.subarray(0, 200).toString('utf8'));
}

/** Reads such a file; one that somebody has changed beyond recognition is an error of it. */
export function readPulledCourse(file: Buffer): ParsedFile {
  const document = pulledDocumentSchema.safeParse(parseJson(file));
  if (!document.success) {
    return { source: pulledCourse.id, courses: [], issues: [foundIssue('file.pulled_course_broken')] };
  }
  const issues = document.data.withheld.map((what) => foundIssue(withheldCodes[what]));
  return { source: pulledCourse.id, courses: [courseOf(document.data)], issues };
}

function parseJson(file: Buffer): unknown {
  try {
    return JSON.parse(file.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function courseOf({ course, students, activities }: PulledDocument): ParsedCourse {
  const places = new Map(activities.map(({ id }, index) => [id, index]));
  const counted = { lessons: 0, others: 0 };
  return {
    externalId: course.id,
    name: nameOf(course.name) ?? course.id,
    students: students.map(({ id, name, email, group }) => {
      const facts = { name: nameOf(name), email, group: nameOf(group) };
      return {
        externalId: id,
        ...(facts.name !== undefined && { name: facts.name }),
        ...(facts.email !== undefined && { email: facts.email }),
        ...(facts.group !== undefined && { group: facts.group }),
      };
    }),
    places: students.map((_, index) => [{ sheet: 'students', row: index + 1 }]),
    activities: activities.map(({ id, name, kind, maxPoints, dueAt, counts }) => {
      const isLesson = kind === 'lesson';
      return {
        ...{ key: id, name: nameOf(name) ?? id, kind: kind ?? activityKind(name) },
        position: (counted[isLesson ? 'lessons' : 'others'] += 1),
        ...(maxPoints !== undefined && { maxPoints }),
        ...(dueAt !== undefined && { dueAt }),
        ...(counts && { counts }),
      };
    }),
    cells: CellTable.of(
      students.flatMap(({ results }, student) =>
        Object.entries(results).flatMap(([id, { status, score, completedAt, dueAt }]): ParsedCell[] => {
          const activity = places.get(id);
          if (activity === undefined) return [];
          const times = { ...(completedAt !== undefined && { completedAt }), ...(dueAt !== undefined && { dueAt }) };
          return [{ student, activity, status, ...(score !== undefined && { score }), ...times }];
        }),
      ),
    ),
  };
}

/** As people are shown it; undefined when nothing is left. */
function nameOf(text: string | undefined): string | undefined {
  const name = displayName(text ?? '').slice(0, longestName);
  return name === '' ? undefined : name;
}
