import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { metricWeights } from '#domains/metrics/contract.ts';
import type { Random } from '#kernel/seeded-random.ts';
import { courseListSchema, ownCoursesSchema } from '#domains/roster/contract.ts';
import type { Person } from './person.ts';
import type { Uploads } from './uploads.ts';
import type { Verdicts } from './verdicts.ts';

export interface Cast {
  readonly operators: readonly Person[];
  /** By user id. */
  readonly teachers: ReadonlyMap<string, Person>;
  /** By the student's id in the source, e.g. `id_01`. */
  readonly students: ReadonlyMap<string, Person>;
  readonly administrator: Person;
}

export interface LoadOptions {
  readonly cast: Cast;
  readonly uploads: Uploads;
  readonly verdicts: Verdicts;
  readonly random: Random;
  /** Milliseconds between two requests of one person, at most. */
  readonly pause: number;
  readonly teacherOf: (course: number) => string;
}

const exportSchema = z.object({
  course: z.object({ id: z.int() }),
  totals: z.object({ students: z.int() }),
  students: z.array(z.unknown()),
});

/** Everybody at work at once. The returned function lets each finish the request under way. */
export function startLoad(options: LoadOptions): () => Promise<void> {
  const { cast, uploads, verdicts, random, pause, teacherOf } = options;
  let isOver = false;
  const loop = async (work: () => Promise<unknown>, slowness = 1): Promise<void> => {
    while (!isOver) {
      await work();
      await wait(pause * slowness * (0.2 + 0.8 * random()));
    }
  };
  const weights = new Weights(cast.administrator, verdicts);
  const loops = [
    ...cast.operators.map((operator) => loop(() => uploads.uploadNext(operator, teacherOf), 3)),
    ...[...cast.teachers].map(([id, teacher]) => loop(() => loadPageOfTeacher(teacher, id, verdicts, random))),
    ...[...cast.students].map(([id, student]) => loop(() => loadPageOfStudent(student, id, verdicts, random))),
    loop(() => weights.change(), 6),
  ];
  return async () => {
    isOver = true;
    await Promise.all(loops);
  };
}

/** Own courses only, and in each the data of that course. */
async function loadPageOfTeacher(teacher: Person, userId: string, verdicts: Verdicts, random: Random): Promise<void> {
  if (random() < 0.04) return teacher.signInAnew();
  if (random() < 0.1) return teacher.checkSession();
  const answer = await teacher.ask('/courses');
  if (!answer) return;
  const courses = courseListSchema.parse(answer.json).items;
  for (const course of courses) {
    const isOwn = course.teachers.some(({ id }) => id === userId);
    verdicts.expect(isOwn, () => `${teacher.login} is shown the foreign course ${course.name}`);
  }
  const course = courses[Math.floor(random() * courses.length)];
  if (!course) return;
  const page = pages[Math.floor(random() * pages.length)] ?? 'metrics';
  if (page !== 'export') {
    await teacher.ask(`/courses/${course.id}/${page}`);
    return;
  }
  const exported = await teacher.ask(`/courses/${course.id}/export?format=json`);
  if (!exported) return;
  const file = exportSchema.parse(exported.json);
  const isWhole = file.course.id === course.id && file.students.length === file.totals.students;
  verdicts.expect(isWhole, () => `${teacher.login}: the export of ${course.name} is of another course or not whole`);
}

const pages = ['metrics', 'zones', 'heat-map', 'activities', 'deadlines', 'students', 'export'] as const;

/** Own courses, own results; another student is answered as absent. */
async function loadPageOfStudent(student: Person, externalId: string, verdicts: Verdicts, random: Random) {
  if (random() < 0.04) return student.signInAnew();
  const answer = await student.ask('/students/me/courses');
  if (!answer) return;
  const own = ownCoursesSchema.parse(answer.json);
  const shown = own.student?.externalId;
  verdicts.expect(shown === externalId, () => `${student.login} is shown the courses of ${String(shown)}`);
  const course = own.items[Math.floor(random() * own.items.length)];
  if (!own.student || !course) return;
  const foreign = `/courses/${course.id}/students/${own.student.id + 1}/results`;
  if (random() < 0.3) {
    const seen = await student.ask(foreign, { alsoRight: [404] });
    verdicts.expect(seen === undefined, () => `${student.login} is shown the results of another student`);
    return;
  }
  const page = ['results', 'metrics', 'zone'][Math.floor(random() * 3)] ?? 'results';
  await student.ask(`/courses/${course.id}/students/${own.student.id}/${page}`);
}

/** Changes a setting that every course depends on, and reads it back. */
class Weights {
  readonly #administrator: Person;
  readonly #verdicts: Verdicts;
  /** What may stand there: the last acknowledged, and all whose answer did not come, for they may yet take effect. */
  #acknowledged: number | undefined;
  readonly #unknown = new Set<number>();
  #next = 1;

  constructor(administrator: Person, verdicts: Verdicts) {
    this.#administrator = administrator;
    this.#verdicts = verdicts;
  }

  async change(): Promise<void> {
    const completion = (this.#next += 1);
    const json = { completion, attendance: 1000 };
    const answer = await this.#administrator.ask('/settings/metric-weights', { method: 'PUT', json });
    if (answer) this.#acknowledged = completion;
    else this.#unknown.add(completion);
    const read = await this.#administrator.ask('/settings/metric-weights');
    if (!read || this.#acknowledged === undefined) return;
    const found = metricWeights.parse(read.json).completion;
    const isRight = found === this.#acknowledged || this.#unknown.has(found);
    this.#verdicts.expect(isRight, () => `the weight ${String(this.#acknowledged)} was set and ${found} is read`);
  }
}
