import type { CourseOutcome } from '#domains/roster/outcome/contract.ts';

/** How a student ended a finished course. */
export interface Ending {
  readonly studentId: number;
  readonly failed: boolean;
  /** When the student failed or left, else when the course was over. */
  readonly endedAt: Date;
  /** Who has left is judged by no model from then on. */
  readonly leftAt: Date | null;
  /** A source says so; else it follows from grades. */
  readonly isTold: boolean;
}

/** What is known of the end of a course. */
export interface CourseEnd {
  readonly last: Date;
  readonly told: readonly { studentId: number; outcome: CourseOutcome; at: Date | null }[];
  /** With work that is overdue as zero; null: nothing is scored. */
  readonly grades: readonly { studentId: number; gradePct: number | null }[];
  /** Below it a grade has failed; null: nobody has said what passes. */
  readonly passPct: number | null;
  /** Since when a student is missing in newer files of the course. */
  readonly missing: ReadonlyMap<number, Date>;
}

/**
 * How each student ended a course: as told, else by the final grade where the course has a pass mark and scored grades.
 * Without a score among others who have some, a student has failed; who is missing in newer files has left.
 */
export function endingsOf({ last, told, grades, passPct, missing }: CourseEnd): Ending[] {
  const known = new Map(
    told.map(({ studentId, outcome, at }): [number, Ending] => {
      const leftAt = outcome === 'left' ? (at ?? missing.get(studentId) ?? null) : null;
      const endedAt = leftAt ?? (outcome === 'failed' ? at : null) ?? last;
      return [studentId, { studentId, failed: outcome !== 'passed', endedAt, leftAt, isTold: true }];
    }),
  );
  if (passPct === null || grades.every(({ gradePct }) => gradePct === null)) return [...known.values()];
  for (const { studentId, gradePct } of grades) {
    if (known.has(studentId)) continue;
    const leftAt = missing.get(studentId) ?? null;
    const failed = leftAt !== null || gradePct === null || gradePct < passPct;
    known.set(studentId, { studentId, failed, endedAt: leftAt ?? last, leftAt, isTold: false });
  }
  return [...known.values()].toSorted((one, other) => one.studentId - other.studentId);
}
