import type { Classroom, ClassroomActivity } from './classroom.ts';
import { startFaultyServer, type Answer, type Asked, type FaultyServer } from './faulty-server.ts';

export const moodleToken = '0123456789abcdef0123456789abcdef';

/** What a Moodle has besides grades. */
export interface MoodleExtras {
  /** Functions that the service of the token does not have. */
  withheld?: readonly string[];
  /** A page of which is noted who has read it, by student. */
  readBy?: readonly number[];
  /** Lessons of the plugin Attendance: who has which mark. */
  lessons?: readonly {
    readonly id: number;
    readonly at: Date;
    readonly marks: Readonly<Record<number, 'P' | 'L' | 'E' | 'A'>>;
  }[];
}

const functions = [
  'core_webservice_get_site_info',
  'core_course_get_courses_by_field',
  'core_enrol_get_enrolled_users',
  'gradereport_user_get_grade_items',
  'core_course_get_contents',
  'core_completion_get_activities_completion_status',
  'mod_assign_get_assignments',
  'mod_quiz_get_quizzes_by_courses',
  'mod_attendance_get_sessions',
];

/** Module of the page, and of the attendance. */
const pageModule = 990;
const attendanceModule = 991;
const attendanceId = 12;
const moduleOf = ({ id }: ClassroomActivity): number => id + 300;
const seconds = (date: Date | null): number => (date ? date.getTime() / 1000 : 0);
const html = (text: string): string => text.replaceAll('&', '&amp;');

/** Errors come with status 200, as Moodle writes them. */
const failure = (exception: string, errorcode: string, message: string): Answer => ({
  json: { exception, errorcode, message },
});

/** Moodle's web services (REST, JSON) as far as grades are read by them. */
export function startMoodle(courses: readonly Classroom[], extras: MoodleExtras = {}): Promise<FaultyServer> {
  return startFaultyServer((asked) => answerOf(courses, extras, asked));
}

function answerOf(courses: readonly Classroom[], extras: MoodleExtras, { url, body, method }: Asked): Answer {
  if (url.pathname !== '/webservice/rest/server.php') return { status: 404, json: {} };
  const form = method === 'POST' ? new URLSearchParams(body) : url.searchParams;
  if (form.get('moodlewsrestformat') !== 'json') return { status: 400, json: {} };
  if (form.get('wstoken') !== moodleToken)
    return failure('core\\exception\\moodle_exception', 'invalidtoken', 'Invalid token');
  const name = form.get('wsfunction') ?? '';
  const known = functions.filter((one) => !(extras.withheld ?? []).includes(one));
  if (!known.includes(name)) {
    return failure('webservice_access_exception', 'accessexception', 'Access control exception');
  }
  if (name === 'core_webservice_get_site_info') return { json: siteInfo(known) };
  if (name === 'core_course_get_courses_by_field') return { json: listCourses(courses, form.get('value')) };
  if (name === 'mod_attendance_get_sessions') return { json: sessions(courses, extras) };
  const id = form.get('courseid') ?? form.get('courseids[0]');
  const course = courses.find((one) => String(one.id) === id);
  if (!course) return failure('dml_missing_record_exception', 'invalidrecord', "Can't find data record");
  return { json: ofCourse(name, course, extras, form) };
}

function siteInfo(known: readonly string[]): unknown {
  return {
    sitename: 'Учебный портал',
    username: 'pulse',
    fullname: 'Pulse Service',
    userid: 3,
    siteurl: 'http://localhost',
    release: '4.5.2 (Build: 20250210)',
    functions: known.map((name) => ({ name, version: '2024100702' })),
  };
}

function listCourses(courses: readonly Classroom[], id: string | null): unknown {
  const all = [
    { id: 1, fullname: 'Учебный портал', shortname: 'site', format: 'site', visible: 1 },
    ...courses.map(({ id: own, name, code }) => ({
      ...{ id: own, fullname: html(name), shortname: code, idnumber: '', format: 'topics', visible: 1 },
    })),
  ];
  return { courses: id === null ? all : all.filter((one) => String(one.id) === id), warnings: [] };
}

function ofCourse(name: string, course: Classroom, extras: MoodleExtras, form: URLSearchParams): unknown {
  switch (name) {
    case 'core_enrol_get_enrolled_users':
      return enrolled(course);
    case 'gradereport_user_get_grade_items':
      return { usergrades: course.students.map((student) => grades(course, student)), warnings: [] };
    case 'core_course_get_contents':
      return contents(course, extras);
    case 'core_completion_get_activities_completion_status':
      return completion(extras, Number(form.get('userid')));
    case 'mod_assign_get_assignments':
      return {
        courses: [{ id: course.id, assignments: dated(course, 'assignment', 'cmid', 'duedate') }],
        warnings: [],
      };
    default:
      return { quizzes: dated(course, 'quiz', 'coursemodule', 'timeclose'), warnings: [] };
  }
}

function enrolled({ students }: Classroom): unknown {
  const teacher = { id: 9, username: 'teacher', fullname: 'Иванов Иван', email: 'teacher@example.edu', groups: [] };
  return [
    teacher,
    ...students.map(({ id, login, name, email, number, group }) => ({
      ...{ id, username: login, fullname: name, email, idnumber: number, roles: [{ roleid: 5, shortname: 'student' }] },
      groups: [{ id: 1, name: group }],
    })),
  ];
}

function grades(course: Classroom, { id, name }: Classroom['students'][number]): unknown {
  const items = course.activities.map((activity) => {
    const result = course.results.find((one) => one.student === id && one.activity === activity.id);
    return {
      ...{ id: activity.id, itemname: html(activity.name), itemtype: 'mod', iteminstance: 1, itemnumber: 0 },
      ...{ itemmodule: activity.kind === 'quiz' ? 'quiz' : 'assign', cmid: moduleOf(activity), scaleid: null },
      ...{ graderaw: result?.score ?? null, grademin: 0, grademax: activity.maxPoints, feedback: 'Хорошо' },
      gradedatesubmitted: result ? seconds(result.submittedAt) : null,
      gradedategraded: result?.score === null ? null : 1_730_000_000,
    };
  });
  const total = { id: 1, itemname: null, itemtype: 'course', itemmodule: null, graderaw: 55, grademax: 100 };
  return { courseid: course.id, userid: id, userfullname: name, maxdepth: 2, gradeitems: [...items, total] };
}

function contents(course: Classroom, { readBy, lessons }: MoodleExtras): unknown {
  const modules = course.activities.map((activity) => ({
    ...{ id: moduleOf(activity), instance: 1, name: html(activity.name), completion: 0 },
    modname: activity.kind === 'quiz' ? 'quiz' : 'assign',
  }));
  const page = { id: pageModule, instance: 5, name: 'Конспект', modname: 'page', completion: 2 };
  const attendance = {
    id: attendanceModule,
    instance: attendanceId,
    name: 'Занятие',
    modname: 'attendance',
    completion: 0,
  };
  const more = [...(readBy ? [page] : []), ...(lessons ? [attendance] : [])];
  return [{ id: 1, name: 'Тема 1', modules: [...modules, ...more] }];
}

function completion({ readBy = [] }: MoodleExtras, userId: number): unknown {
  const isRead = readBy.includes(userId);
  const status = { cmid: pageModule, modname: 'page', instance: 5, tracking: 2, valueused: false, overrideby: null };
  return { statuses: [{ ...status, state: isRead ? 1 : 0, timecompleted: isRead ? 1_727_000_000 : 0 }], warnings: [] };
}

function dated(course: Classroom, kind: ClassroomActivity['kind'], module: string, date: string): unknown[] {
  return course.activities
    .filter((activity) => activity.kind === kind)
    .map((activity) => ({ id: 1, [module]: moduleOf(activity), [date]: seconds(activity.dueAt) }));
}

const marks = { P: ['Present', 2], L: ['Late', 1], E: ['Excused', 1], A: ['Absent', 0] } as const;

function sessions([course]: readonly Classroom[], { lessons = [] }: MoodleExtras): unknown {
  const statuses = Object.entries(marks).map(([acronym, [description, grade]], index) => ({
    ...{
      id: 100 + index,
      attendanceid: attendanceId,
      acronym,
      description,
      grade,
      visible: 1,
      deleted: 0,
      setnumber: 0,
    },
  }));
  const idOf = (acronym: string): string => String(statuses.find((status) => status.acronym === acronym)?.id);
  const held = lessons.map((lesson) => ({
    ...{ id: lesson.id, attendanceid: attendanceId, courseid: course?.id, groupid: 0, sessdate: seconds(lesson.at) },
    ...{ duration: 5400, lasttaken: seconds(lesson.at) + 60, lasttakenby: 9, description: '', descriptionformat: 1 },
    statuses,
    attendance_log: Object.entries(lesson.marks).map(([student, mark], index) => ({
      ...{ id: index, studentid: Number(student), statusid: idOf(mark), remarks: '' },
    })),
    users: course?.students.map(({ id, name }) => ({ id, firstname: name, lastname: '' })),
  }));
  const planned = { ...held[0], id: 9999, sessdate: 1_900_000_000, lasttaken: null, attendance_log: [] };
  return held.length > 0 ? [...held, planned] : [];
}
