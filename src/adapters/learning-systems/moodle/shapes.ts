import { z } from 'zod';
import { number } from '../http/fields.ts';

// What is read of the answers of Moodle's functions. Numbers may be missing, null or 0 where there is none.

const id = z.coerce.string();
const moment = number.transform((seconds) => (seconds === null || seconds <= 0 ? null : new Date(seconds * 1000)));
/** Null when there is nothing to read in it. */
const text = z
  .string()
  .nullish()
  .transform((html) => {
    const plain = plainText(html ?? '');
    return plain === '' ? null : plain;
  });

export const errorSchema = z.object({ exception: z.string(), errorcode: z.string() });

export const siteInfoSchema = z.object({
  sitename: text,
  release: z.string().optional(),
  fullname: text,
  functions: z.array(z.object({ name: z.string() })),
});

export const coursesSchema = z.object({
  courses: z.array(z.object({ id, fullname: text, shortname: text, format: z.string().optional() })),
});

export const enrolledSchema = z.array(
  z.object({
    id,
    username: text,
    fullname: text,
    email: text,
    idnumber: text,
    groups: z.array(z.object({ name: text })).optional(),
  }),
);
export type EnrolledUser = z.output<typeof enrolledSchema>[number];

export const gradesSchema = z.object({
  usergrades: z.array(
    z.object({
      userid: id,
      userfullname: text,
      gradeitems: z.array(
        z.object({
          id,
          itemname: text,
          itemtype: z.string(),
          itemmodule: text,
          itemnumber: number,
          cmid: z
            .union([z.string(), z.number()])
            .nullish()
            .transform((value) => (value === null || value === undefined ? null : String(value))),
          scaleid: number,
          graderaw: number,
          gradedatesubmitted: moment,
          grademax: number,
        }),
      ),
    }),
  ),
});
export type UserGrades = z.output<typeof gradesSchema>['usergrades'][number];
export type GradeItem = UserGrades['gradeitems'][number];

export const contentsSchema = z.array(
  z.object({
    modules: z.array(
      z.object({
        id,
        instance: id.optional(),
        name: text,
        modname: z.string(),
        /** 0: nobody notes whether it is done. */
        completion: number,
      }),
    ),
  }),
);
export type CourseModule = z.output<typeof contentsSchema>[number]['modules'][number];

export const assignmentsSchema = z.object({
  courses: z.array(z.object({ assignments: z.array(z.object({ cmid: id, duedate: moment })) })),
});
export const quizzesSchema = z.object({ quizzes: z.array(z.object({ coursemodule: id, timeclose: moment })) });

/** state — 0: not done; 1: done; 2: done and passed; 3: done and failed. */
export const completionSchema = z.object({
  statuses: z.array(z.object({ cmid: id, state: z.number(), timecompleted: moment })),
});
export type ModuleCompletion = z.output<typeof completionSchema>['statuses'][number];

export const sessionsSchema = z.array(
  z.object({
    id,
    sessdate: moment,
    lasttaken: moment,
    description: text,
    statuses: z.array(z.object({ id, acronym: text, description: text, grade: z.coerce.number().nullish() })),
    attendance_log: z.array(z.object({ studentid: id, statusid: id })),
  }),
);
export type AttendanceSession = z.output<typeof sessionsSchema>[number];

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#039;': "'", '&#39;': "'", '&nbsp;': ' ' },
};

/** Moodle writes texts as HTML. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|nbsp|#0?39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
