import { writeBlackboard } from '#domains/imports/templates/blackboard.ts';
import { writeBrightspace } from '#domains/imports/templates/brightspace.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { writeGoogleClassroom } from '#domains/imports/templates/google-classroom.ts';
import { writeGradescope } from '#domains/imports/templates/gradescope.ts';
import { writeMoodle } from '#domains/imports/templates/moodle.ts';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { writeOneroster } from '#domains/imports/templates/oneroster.ts';
import { writeOpenEdx } from '#domains/imports/templates/open-edx.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { writeSakai } from '#domains/imports/templates/sakai.ts';
import type { ScoreDescription } from '#domains/imports/templates/score-description.ts';
import { writeStepik } from '#domains/imports/templates/stepik.ts';
import { writeUlearn } from '#domains/imports/templates/ulearn.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { plainRoster } from '#test/fixtures/roster.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';

/** A file as a template writes it, before anything is done to it. */
export interface WrittenFile {
  readonly name: string;
  readonly content: Buffer;
  /** Its parts are files that do not need each other. */
  readonly isCollection: boolean;
}

/** Scores that end so are scores: no total, id or maximum does. */
export const scoreEnd = '75';

const scores: ScoreDescription = {
  activities: [
    { id: 1, name: 'Essay', maxPoints: 10 },
    { id: 2, name: 'Тест; "итоговый", часть 1', maxPoints: 20 },
  ],
  students: ['anna', 'boris', 'vera', 'gleb'].map((login, index) => ({
    ...{ id: 11 + index, login, email: `${login}@example.edu`, lastName: `Фамилия${login}`, firstName: `Имя${login}` },
    scores: [1.75 + index, index === 3 ? undefined : 8.75 + 2 * index],
  })),
};

const { progress, attendance } = describeCourse(5, { students: 5, activities: 4, lessons: 3 });

/** The files of all templates, each under a name as its system gives it. */
export const writtenFiles: readonly WrittenFile[] = [
  ...Object.entries({
    'gc_CS101_fullgc_2024-11-11-12-00-00.xls': writeBlackboard(scores),
    'CS101_GradesExport_2024-11-11-12-00.csv': writeBrightspace(scores),
    '2024-11-11T1200_Grades-CS101.csv': writeCanvas(scores),
    'CS101.csv': writeGoogleClassroom(scores),
    'CS101 grades.csv': writeGradescope(scores),
    'CS101 Grades-20241111_1200.csv': writeMoodle(scores),
    'CS101 Оценки-20241111_1200.csv': writeMoodle({ ...scores, decimal: ',' }, 'ru'),
    'ITMO_CS101_2024_grade_report_2024-11-11-1200.csv': writeOpenEdx(scores),
    'gradebook_export-CS101.csv': writeSakai(scores),
    'gradebook_export-CS102.csv': writeSakai({ ...scores, decimal: ',' }),
    'basicprogramming.xlsx': writeUlearn(scores),
    'course-65953-grade-book.csv': writeStepik(scores),
    'выполнение.xlsx': writeMyItmoProgress(progress),
    'посещаемость.xlsx': writeMyItmoAttendance(attendance),
    'шаблон.xlsx': writePulse(plainTemplate),
    'набор.zip': zipOf(writeOneroster(plainRoster)),
    'ведомости.zip': zipOf({ 'Grades-CS101.csv': writeCanvas(scores), 'Grades-CS102.csv': writeCanvas(scores) }),
  }),
].map(([name, content]) => ({ name, content: Buffer.from(content), isCollection: name === 'ведомости.zip' }));
