import type { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import type { CourseEntry, PulledCourse, PulledStudent, Withheld } from '../port.ts';
import { Absent } from '../http/absent.ts';
import type { MoodleClient } from './client.ts';
import { needed, optional } from './functions.ts';
import {
  gradedActivities,
  gradedResults,
  lessonsOf,
  ungradedActivities,
  ungradedResults,
  type Modules,
} from './read-results.ts';
import * as shapes from './shapes.ts';

/** One course while it is read; what the token may not read is left out and named. */
export class CourseReading {
  readonly #client: MoodleClient;
  readonly #course: string;
  readonly #withheld: Set<Withheld>;
  readonly #signal: AbortSignal | undefined;

  constructor(client: MoodleClient, course: string, withheld: Set<Withheld>, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#course = course;
    this.#withheld = withheld;
    this.#signal = signal;
  }

  async read(): Promise<Omit<PulledCourse, keyof CourseEntry>> {
    const course = { courseid: this.#course };
    const { usergrades: grades } = await this.#client.call(needed.grades, course, shapes.gradesSchema, this.#signal);
    const enrolled = await this.#client.call(needed.people, course, shapes.enrolledSchema, this.#signal);
    const modules = await this.#readModules();
    const lessons = await this.#readLessons(modules);
    const readsAttendance = lessons.activities.length > 0;
    const graded = gradedActivities(grades, modules, readsAttendance);
    const ungraded = ungradedActivities(modules, graded);
    const completions = await this.#readCompletions(grades, modules);
    if (completions === undefined) ungraded.length = 0;
    const results = grades.flatMap((student) => {
      const completion = completions?.get(student.userid) ?? new Map<string, never>();
      return [
        ...gradedResults(student, completion, readsAttendance),
        ...ungradedResults(student.userid, ungraded, completion),
      ];
    });
    const known = new Set(grades.map(({ userid }) => userid));
    return {
      students: studentsOf(grades, enrolled),
      activities: [...graded, ...ungraded, ...lessons.activities],
      results: [...results, ...lessons.results.filter(({ student }) => known.has(student))],
      withheld: [...this.#withheld],
    };
  }

  /** Reads what may be withheld. @returns undefined when it is, or is not there */
  async #ask<Shape>(
    what: keyof typeof optional,
    parameters: Record<string, string>,
    schema: z.ZodType<Shape>,
  ): Promise<Shape | undefined> {
    if (this.#withheld.has(what)) return undefined;
    try {
      return await this.#client.call(optional[what], parameters, schema, this.#signal);
    } catch (error) {
      if (error instanceof Absent) return undefined;
      if (!(error instanceof AppError) || error.code !== 'connection.right_missing') throw error;
      this.#withheld.add(what);
      return undefined;
    }
  }

  async #readModules(): Promise<Modules> {
    const sections = (await this.#ask('contents', { courseid: this.#course }, shapes.contentsSchema)) ?? [];
    const modules = sections.flatMap((section) => section.modules);
    const ids = { 'courseids[0]': this.#course };
    const assignments = await this.#ask('assignments', ids, shapes.assignmentsSchema);
    const quizzes = await this.#ask('quizzes', ids, shapes.quizzesSchema);
    const dates = [
      ...(assignments?.courses ?? []).flatMap((course) =>
        course.assignments.map(({ cmid, duedate }) => [cmid, duedate] as const),
      ),
      ...(quizzes?.quizzes ?? []).map(({ coursemodule, timeclose }) => [coursemodule, timeclose] as const),
    ];
    return {
      all: new Map(modules.map((module) => [module.id, module])),
      dueDates: new Map(dates.flatMap(([id, date]) => (date === null ? [] : [[id, date] as const]))),
    };
  }

  async #readLessons({ all }: Modules): Promise<ReturnType<typeof lessonsOf>> {
    const lessons: ReturnType<typeof lessonsOf> = { activities: [], results: [] };
    for (const { modname, instance, name } of all.values()) {
      if (modname !== 'attendance' || instance === undefined) continue;
      const sessions = await this.#ask('attendance', { attendanceid: instance }, shapes.sessionsSchema);
      const { activities, results } = lessonsOf(name ?? modname, sessions ?? []);
      lessons.activities.push(...activities);
      lessons.results.push(...results);
    }
    return lessons;
  }

  /** Of each student, by module. Moodle tells of one at a time, so it is asked only where something is noted. */
  async #readCompletions(
    grades: readonly shapes.UserGrades[],
    { all }: Modules,
  ): Promise<Map<string, Map<string, shapes.ModuleCompletion>> | undefined> {
    const completions = new Map<string, Map<string, shapes.ModuleCompletion>>();
    if (![...all.values()].some(({ completion }) => (completion ?? 0) > 0)) return completions;
    for (const { userid } of grades) {
      const answer = await this.#ask('completion', { courseid: this.#course, userid }, shapes.completionSchema);
      if (!answer) return undefined;
      completions.set(userid, new Map(answer.statuses.map((status) => [status.cmid, status])));
    }
    return completions;
  }
}

/** Whom the gradebook has: who counts as a student there is decided in Moodle. */
function studentsOf(grades: readonly shapes.UserGrades[], enrolled: readonly shapes.EnrolledUser[]): PulledStudent[] {
  const users = new Map(enrolled.map((user) => [user.id, user]));
  return grades.map(({ userid, userfullname }) => {
    const user = users.get(userid);
    return {
      id: userid,
      name: user?.fullname ?? userfullname,
      email: user?.email ?? null,
      login: user?.username ?? null,
      number: user?.idnumber ?? null,
      group: user?.groups?.[0]?.name ?? null,
    };
  });
}
