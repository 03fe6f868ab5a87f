import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { programmeRoutes } from './routes/programmes.ts';

export {
  assertCourseReadable,
  assertStudentReadable,
  findSuppression,
  getCourse,
  getReadableVersion,
  isCourseReadable,
  isSmallCourse,
  listOwnCourses,
  listStudents,
} from './service.ts';
export { recognisePeople, type DoubtfulPerson, type RecognisedPeople } from './service/recognise-people.ts';
export {
  areTeachers,
  assignTeachers,
  findCourse,
  listCourses,
  listCoursesOfProgramme,
  listReadableCourseIds,
  listReadableCourses,
  listStudentsOfCourse,
  listTaughtCourseIds,
  setProgrammeOfCourse,
} from './store/courses.ts';
export { linkStudentsByEmail } from './service/link-students.ts';
export {
  findDataVersion,
  getDataVersion,
  raiseDataVersion,
  upsertCourse,
  upsertStudents,
  type UpsertedStudents,
} from './store/upsert.ts';
export {
  moveCourse,
  moveGroups,
  upsertProgrammes,
  type GroupMove,
  type ProgrammeMove,
} from './store/incoming-programmes.ts';
export { assertProgrammeReadable, publishProgrammeChange } from './service/programmes.ts';
export { listHeadedProgrammeIds, listHeadedProgrammes } from './store/programmes.ts';
export { markMissing, type Missing } from './store/missing.ts';
export { listOutcomes, removeOutcomes, setOutcomes, type Outcome, type OutcomeChange } from './store/outcomes.ts';
export { listNamedStudents, listTeachersOfCourses } from './store/recipients.ts';
export { createGroup, createProgramme, linkStudentToUser, assignHead } from './store/people.ts';

export const roster: Domain = {
  name: 'roster',
  routes: [...routes, ...programmeRoutes],
  tasks: [],
  schedules: [],
  permissions: {
    'courses.read': ['teacher', 'head', 'operator', 'administrator'],
    'courses.manage': ['operator', 'administrator'],
    'students.read': ['student', 'teacher', 'head', 'operator', 'administrator'],
    'own_courses.read': ['student'],
  },
};
