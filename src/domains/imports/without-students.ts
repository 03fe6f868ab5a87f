import type { FoundIssue, ParsedCourse } from './parsed-gradebook.ts';

/** Stands where the name or the id of somebody erased stood. */
export const concealed = '…';

/** The course as if the file did not mention these of its students. Activities stay: others have results in them. */
export function withoutStudents(course: ParsedCourse, leftOut: ReadonlySet<number>): ParsedCourse {
  if (leftOut.size === 0) return course;
  const kept = course.students.flatMap((_, student) => (leftOut.has(student) ? [] : [student]));
  const placeOf = new Map(kept.map((student, place) => [student, place]));
  const isKept = (_: unknown, student: number): boolean => !leftOut.has(student);
  return {
    ...course,
    students: course.students.filter(isKept),
    ...(course.places && { places: course.places.filter(isKept) }),
    cells: course.cells.ofStudents((student) => placeOf.get(student)),
    ...(course.tests && {
      tests: {
        ...course.tests,
        answers: course.tests.answers.flatMap((answers) => {
          const student = placeOf.get(answers.student);
          return student === undefined ? [] : [{ ...answers, student }];
        }),
      },
    }),
  };
}

/** The texts in which an issue may name somebody. */
export function textsOf({ value, params }: FoundIssue): string[] {
  return [value, ...Object.values(params)].filter((text) => typeof text === 'string');
}

/** The issue with those of its texts concealed that are `secret`; all of them where it stands in a row to be concealed. */
export function withoutTexts(issue: FoundIssue, isSecret: (text: string) => boolean, isInRow: boolean): FoundIssue {
  const conceal = (text: string): string => (isInRow || isSecret(text) ? concealed : text);
  return {
    ...issue,
    ...(issue.value !== undefined && { value: conceal(issue.value) }),
    params: Object.fromEntries(
      Object.entries(issue.params).map(([name, value]) => [
        name,
        typeof value === 'string' && isSecret(value) ? concealed : value,
      ]),
    ),
  };
}
