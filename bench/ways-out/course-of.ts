import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { dayOfCourse, warningActivity, warningCell, warningStudent } from '#test/fixtures/warning-course.ts';

const unknown = { enrolledAt: null, leftAt: null, previousAttempts: null, credits: null };

/** A course on its sixtieth day of a hundred: each student with a diligence and an ability, all else as chance has it. */
export function courseOf({ students, activities }: { students: number; activities: number }): WarningCourse {
  const random = seededRandom(students);
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const dueAt = (id: number) => dayOfCourse((100 * id) / activities);
  return {
    activities: ids(activities).map((id) =>
      warningActivity({ id, kind: id % 3 === 0 ? 'test' : 'assignment', dueAt: dueAt(id), weight: null }),
    ),
    students: ids(students).map((id) => warningStudent(id, unknown)),
    cells: ids(students).flatMap((studentId) => {
      const [diligence, ability] = [0.3 + 0.7 * random(), 40 + 50 * random()];
      return ids(activities).flatMap((id) => {
        const daysEarly = 6 * random() - 2;
        const completedAt = new Date(dueAt(id).getTime() - daysEarly * 86_400_000);
        if (random() > diligence || completedAt > dayOfCourse(60)) return [];
        const score = Math.round(Math.min(100, Math.max(0, ability + 40 * random() - 20)));
        return [warningCell(studentId, id, { score, completedAt })];
      });
    }),
  };
}
