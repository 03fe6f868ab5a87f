import { defineRoute } from '#kernel/http/route.ts';
import {
  courseListSchema,
  courseParams,
  courseSchema,
  courseStudentParams,
  ownCoursesSchema,
  programmeBody,
  programmeListSchema,
  studentListSchema,
  studentSchema,
  teachersBody,
} from './contract.ts';
import * as service from './service.ts';
import { listProgrammes, listReadableCourses } from './store.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses',
    permission: 'courses.read',
    summary: 'Courses the caller may see',
    schema: { response: courseListSchema },
    handler: async ({ actor }) => ({ items: await listReadableCourses(actor) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId',
    permission: 'courses.read',
    summary: 'One course',
    schema: { params: courseParams, response: courseSchema },
    handler: ({ actor, params }) => service.getCourse(actor, params.courseId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students',
    permission: 'courses.read',
    summary: 'Students enrolled in a course',
    schema: { params: courseParams, response: studentListSchema },
    handler: async ({ actor, params }) => ({ items: await service.listStudents(actor, params.courseId) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId',
    permission: 'students.read',
    summary: 'One student of a course',
    schema: { params: courseStudentParams, response: studentSchema },
    handler: ({ actor, params }) => service.getStudent(actor, params.courseId, params.studentId),
  }),
  defineRoute({
    method: 'GET',
    url: '/students/me/courses',
    permission: 'own_courses.read',
    summary: 'Courses of the signed-in student',
    schema: { response: ownCoursesSchema },
    handler: ({ actor }) => service.listOwnCourses(actor),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/teachers',
    permission: 'courses.manage',
    summary: 'Replace who teaches a course',
    schema: { params: courseParams, body: teachersBody, response: courseSchema },
    handler: ({ actor, params, body }) => service.setTeachers(actor, params.courseId, body.userIds),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/programme',
    permission: 'courses.manage',
    summary: 'Put a course into a programme',
    schema: { params: courseParams, body: programmeBody, response: courseSchema },
    handler: ({ actor, params, body }) => service.setProgramme(actor, params.courseId, body.programmeId),
  }),
  defineRoute({
    method: 'GET',
    url: '/programmes',
    permission: 'courses.manage',
    summary: 'Programmes with their heads',
    schema: { response: programmeListSchema },
    handler: async () => ({ items: await listProgrammes() }),
  }),
];
