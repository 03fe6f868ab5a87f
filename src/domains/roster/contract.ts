import { z } from 'zod';

export const courseParams = z.object({ courseId: z.coerce.number().int().positive() });
export const courseStudentParams = courseParams.extend({ studentId: z.coerce.number().int().positive() });

export const personSchema = z.object({ id: z.string(), name: z.string() });

/** A course as lists and page heads show it. What is derived (completion, zones) comes from metrics and risk. */
export const courseSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  programme: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  teachers: z.array(personSchema),
  students: z.number().int(),
  activities: z.number().int(),
  lessons: z.number().int(),
  dataVersion: z.number().int(),
});
export type Course = z.infer<typeof courseSchema>;

/** `GET /courses`: the courses the caller may see, by name. */
export const courseListSchema = z.object({ items: z.array(courseSchema) });

export const studentSchema = z.object({
  id: z.number().int(),
  /** The student's id in the source, e.g. `id_01`. */
  externalId: z.string(),
  /** Null when no source named the student; pages then show externalId. */
  name: z.string().nullable(),
  group: z.string().nullable(),
  /** In a course: since when the files of its system do not name the student any more; null: they do. */
  missingSince: z.iso.datetime().nullable(),
});
export type Student = z.infer<typeof studentSchema>;

/** `GET /courses/:courseId/students`: everyone enrolled, by externalId. */
export const studentListSchema = z.object({ items: z.array(studentSchema) });

/** `GET /students/me/courses`: the signed-in student's own courses. */
export const ownCoursesSchema = z.object({
  student: studentSchema.nullable(),
  items: z.array(z.object({ id: z.number().int(), name: z.string(), dataVersion: z.number().int() })),
});

/** `PUT /courses/:courseId/teachers`: replaces who teaches the course. */
export const teachersBody = z.object({ userIds: z.array(z.string()).max(50) });

/** `PUT /courses/:courseId/programme`. */
export const programmeBody = z.object({ programmeId: z.number().int().nullable() });

/** `GET /programmes`. */
export const programmeSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  heads: z.array(personSchema),
  courses: z.number().int(),
  groups: z.number().int(),
  /** In its groups. */
  students: z.number().int(),
});
export type Programme = z.infer<typeof programmeSchema>;
export const programmeListSchema = z.object({ items: z.array(programmeSchema) });

export const programmeParams = z.object({ programmeId: z.coerce.number().int().positive() });
export const longestProgrammeName = 200;
/** `POST /programmes`, `PATCH /programmes/:programmeId`. */
export const programmeNameBody = z.object({ name: z.string().trim().min(1).max(longestProgrammeName) });
export const addedProgrammeSchema = z.object({ id: z.number().int() });

/** A course or group, and the programme it is to be in; null: none. */
const placementSchema = z.object({ id: z.int(), programmeId: z.int().nullable() });
export type Placement = z.infer<typeof placementSchema>;

const mostPlaced = 2000;
/** `POST /programmes/placements`; answered with where those that changed were before. */
export const placementsSchema = z.object({
  courses: z.array(placementSchema).max(mostPlaced),
  groups: z.array(placementSchema).max(mostPlaced),
});
export type Placements = z.infer<typeof placementsSchema>;

export const groupSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  programme: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  students: z.number().int(),
});
export type Group = z.infer<typeof groupSchema>;

/** `GET /groups`: the groups the caller may see, by name. */
export const groupListSchema = z.object({ items: z.array(groupSchema) });

/** Default and bounds of the setting `privacy.smallest_group`. */
export const defaultSmallestGroup = 5;
export const leastSmallestGroup = 2;
export const mostSmallestGroup = 100;

/** `GET`, `PUT /settings/smallest-group`: of how many students at least a student sees figures together. */
export const smallestGroupSchema = z.object({ students: z.int().min(leastSmallestGroup).max(mostSmallestGroup) });
export type SmallestGroup = z.infer<typeof smallestGroupSchema>;
