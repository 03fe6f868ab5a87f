import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { describeOpenApiFaults } from '#test/support/open-api.ts';
import { createTestServer, runtimeWithoutDatabase } from '#test/support/server.ts';
import { healthRoutes } from './health.ts';
import { defineRoute } from './route.ts';

const permissions = { 'courses.read': ['teacher', 'administrator'] } as const;
const courseSchema = z.object({ id: z.int(), startsAt: z.iso.datetime().nullable() });
const routes = [
  ...healthRoutes,
  defineRoute({
    method: 'GET',
    url: '/courses/:courseId',
    permission: 'courses.read',
    summary: 'One course',
    schema: {
      params: z.object({ courseId: z.coerce.number().int().positive() }),
      query: z.object({ asOf: z.string().optional() }),
      response: courseSchema,
    },
    handler: async () => ({ id: 1, startsAt: null }),
  }),
  defineRoute({
    method: 'PUT',
    url: '/courses/:courseId/teachers',
    permission: 'courses.read',
    summary: 'Set the teachers',
    schema: { params: z.object({ courseId: z.string() }), body: z.object({ userIds: z.array(z.string()) }) },
    handler: async () => undefined,
  }),
  defineRoute({
    method: 'POST',
    url: '/imports',
    permission: 'signed-in',
    summary: 'Upload files',
    multipart: true,
    schema: { response: z.object({ files: z.int() }) },
    handler: async () => ({ files: 0 }),
  }),
  defineRoute({
    method: 'GET',
    url: '/export',
    permission: 'signed-in',
    summary: 'Everything',
    produces: ['text/csv'],
    schema: {},
    handler: async () => 'a;b',
  }),
];

describe('the description of the API', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    const access = { publicUrl: 'https://pulse.example.edu', secret: '', permissions };
    server = await createTestServer({ routes, runtime: runtimeWithoutDatabase({ access }) });
  });
  afterAll(() => server.close());
  const fetchDescription = async (): Promise<unknown> => (await server.inject('/api/openapi.json')).json();

  it('is OpenAPI and describes every route with its answers', async () => {
    expect(describeOpenApiFaults(await fetchDescription(), routes)).toEqual([]);
  });

  it('says who may call, what goes in and what comes out', async () => {
    const description = await fetchDescription();
    expect(description).toMatchObject({
      servers: [{ url: 'https://pulse.example.edu' }],
      paths: {
        '/api/v1/courses/{courseId}': {
          get: {
            operationId: 'getCoursesByCourseId',
            tags: ['courses'],
            description: 'Needs `courses.read`: teacher, administrator.',
            parameters: [
              { name: 'asOf', in: 'query', required: false, schema: { type: 'string' } },
              { name: 'courseId', in: 'path', required: true, schema: { type: 'integer' } },
            ],
            responses: {
              200: { content: { 'application/json': { schema: { required: ['id', 'startsAt'] } } } },
              403: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
            },
          },
        },
        '/api/v1/imports': { post: { requestBody: { content: { 'multipart/form-data': {} } } } },
        '/api/v1/export': { get: { responses: { 200: { content: { 'text/csv': {} } } } } },
      },
    });
  });

  it('is read on a page that loads its script from this server', async () => {
    const page = await server.inject('/api/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).not.toMatch(/<script>|https?:/);
    const [, source = ''] = /<script src="([^"]+)">/.exec(page.body) ?? [];
    const script = await server.inject(source);
    expect(script.statusCode).toBe(200);
    expect(script.headers['content-type']).toMatch('javascript');
  });
});
