import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type {
  ChangesSince,
  CourseAsOf,
  CourseChanges,
  CourseTrend,
  ProgrammeTrends,
  StudentAsOf,
  StudentChanges,
  StudentTrend,
} from '../contract.ts';

const ofCourse = (courseId: number) => `/courses/${String(courseId)}`;
const ofStudent = (courseId: number, studentId: number) => `${ofCourse(courseId)}/students/${String(studentId)}`;

/** The end of a day on the institution's calendar, which the server reads in its zone. */
const endOf = (day: string) => `${day}T23:59:59`;

export function courseTrendQuery(courseId: number, days: number) {
  return queryOptions({
    queryKey: ['course', 'trend', { id: courseId, days }],
    queryFn: ({ signal }) => api.get<CourseTrend>(`${ofCourse(courseId)}/trend`, { query: { days }, signal }),
  });
}

export function studentTrendQuery(courseId: number, studentId: number, days: number) {
  return queryOptions({
    queryKey: ['course', 'student-trend', { id: courseId, studentId, days }],
    queryFn: ({ signal }) =>
      api.get<StudentTrend>(`${ofStudent(courseId, studentId)}/trend`, { query: { days }, signal }),
  });
}

export function programmeTrendsQuery(days: number) {
  return queryOptions({
    queryKey: ['course', 'programme-trends', { days }],
    queryFn: ({ signal }) => api.get<ProgrammeTrends>('/programme-trends', { query: { days }, signal }),
  });
}

/** All that the course's page shows, as of the end of a day (`2024-10-12`). */
export function courseAsOfQuery(courseId: number, day: string) {
  return queryOptions({
    queryKey: ['course', 'as-of', { id: courseId, day }],
    queryFn: ({ signal }) =>
      api.get<CourseAsOf>(`${ofCourse(courseId)}/as-of`, { query: { asOf: endOf(day) }, signal }),
  });
}

export function studentAsOfQuery(courseId: number, studentId: number, day: string) {
  return queryOptions({
    queryKey: ['course', 'student-as-of', { id: courseId, studentId, day }],
    queryFn: ({ signal }) =>
      api.get<StudentAsOf>(`${ofStudent(courseId, studentId)}/as-of`, { query: { asOf: endOf(day) }, signal }),
  });
}

export function courseChangesQuery(courseId: number, since: ChangesSince) {
  return queryOptions({
    queryKey: ['course', 'changes', { id: courseId, since }],
    queryFn: ({ signal }) => api.get<CourseChanges>(`${ofCourse(courseId)}/changes`, { query: { since }, signal }),
  });
}

export function studentChangesQuery(courseId: number, studentId: number, since: ChangesSince) {
  return queryOptions({
    queryKey: ['course', 'student-changes', { id: courseId, studentId, since }],
    queryFn: ({ signal }) =>
      api.get<StudentChanges>(`${ofStudent(courseId, studentId)}/changes`, { query: { since }, signal }),
  });
}
