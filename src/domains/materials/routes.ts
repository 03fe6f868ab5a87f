import { defineRoute } from '#kernel/http/route.ts';
import { courseParams, courseStudentParams } from '#domains/roster/contract.ts';
import {
  addedMaterialsSchema,
  materialBody,
  materialListSchema,
  materialParams,
  materialQuery,
  materialsBody,
  studentMaterialsSchema,
} from './contract.ts';
import * as service from './service/materials.ts';
import { getMaterialsOfStudent } from './service/offers.ts';

const permission = 'materials.manage';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/materials',
    permission: 'courses.read',
    summary: 'Materials of a course, or those with the words of a search, the best first',
    schema: { params: courseParams, query: materialQuery, response: materialListSchema },
    handler: ({ actor, params, query }) => service.listMaterials(actor, params.courseId, query.search),
  }),
  defineRoute({
    method: 'POST',
    url: '/courses/:courseId/materials',
    permission,
    summary: 'Adds links and texts to a course, attached to activities and topics',
    schema: { params: courseParams, body: materialsBody, response: addedMaterialsSchema },
    handler: async ({ actor, params, body }) => ({
      ids: await service.addMaterials(actor, params.courseId, body.items),
    }),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/materials/:materialId',
    permission,
    summary: 'Says a material of a course anew',
    schema: { params: materialParams, body: materialBody },
    handler: ({ actor, params, body }) => service.changeMaterial(actor, params.courseId, params.materialId, body),
  }),
  defineRoute({
    method: 'DELETE',
    url: '/courses/:courseId/materials/:materialId',
    permission,
    summary: 'Takes a material out of a course',
    schema: { params: materialParams },
    handler: ({ actor, params }) => service.removeMaterial(actor, params.courseId, params.materialId),
  }),
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId/students/:studentId/materials',
    permission: 'students.read',
    summary: "Materials that fit a student's weak topics and what is overdue or failed, and all of the course",
    schema: { params: courseStudentParams, response: studentMaterialsSchema },
    handler: ({ actor, params }) => getMaterialsOfStudent(actor, params.courseId, params.studentId),
  }),
];
