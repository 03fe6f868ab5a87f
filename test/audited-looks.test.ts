import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { roles } from '#kernel/actor.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import type { Route } from '#kernel/http/route.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from './support/people.ts';
import { addTwoSides, pathTo } from './support/two-sides.ts';

/** By these an answer tells who somebody is, or what somebody does. */
const personal = ['email', 'login', 'externalId', 'externalIds', 'studentId', 'actor'];

/** What the audit then has of the caller. A route that is not here fails the test: who is told of its use? */
const looks: Readonly<Record<string, string>> = {
  'GET /users': 'people.viewed',
  'GET /courses/:courseId/students': 'course.viewed',
  'GET /courses/:courseId/students/:studentId': 'student.viewed',
  'GET /courses/:courseId/heat-map': 'course.viewed',
  'GET /courses/:courseId/metrics': 'course.viewed',
  'GET /courses/:courseId/zones': 'course.viewed',
  'GET /courses/:courseId/students/:studentId/results': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/results/:activityId/history': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/metrics': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/zone': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/topics': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/mistakes': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/materials': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/ways-out': 'student.viewed',
  'GET /courses/:courseId/common-action': 'course.viewed',
  'GET /courses/:courseId/flags': 'course.viewed',
  'GET /courses/:courseId/students/:studentId/flag': 'student.viewed',
  'GET /courses/:courseId/contacts': 'course.viewed',
  'GET /courses/:courseId/students/:studentId/advice': 'student.viewed',
  'GET /recommendations': 'course.viewed',
  'GET /courses/:courseId/recommendations/:recommendationId': 'course.viewed',
  'GET /courses/:courseId/activities/:activityId/cells': 'course.viewed',
  'GET /courses/:courseId/activities/:activityId/export': 'course.exported',
  'GET /courses/:courseId/export': 'course.exported',
  'GET /courses/:courseId/as-of': 'course.viewed',
  'GET /courses/:courseId/changes': 'course.viewed',
  'GET /courses/:courseId/students/:studentId/as-of': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/trend': 'student.viewed',
  'GET /courses/:courseId/students/:studentId/changes': 'student.viewed',
  'GET /people': 'people.viewed',
  'GET /people/:userId': 'user.viewed',
  'GET /people/:userId/student-records': 'student.viewed',
  'GET /people/:userId/second-factor': 'user.viewed',
  'GET /people/:userId/sign-on-link': 'user.viewed',
  'GET /people/:userId/erasure': 'user.viewed',
  'GET /students/:studentId/erasure': 'student.viewed',
  'GET /directory/runs/:runId/people': 'people.viewed',
  'GET /imports/:importId/changes': 'import.viewed',
  'GET /imports/:importId/people': 'import.viewed',
  'GET /imports/:importId/original': 'import.viewed',
  'GET /messages': 'messages.viewed',
  'GET /messages/export': 'messages.exported',
  'GET /outbox': 'messages.viewed',
  'GET /outbox/:letterId': 'letter.viewed',
  'GET /stopped-addresses': 'messages.viewed',
  'GET /audit': 'audit.viewed',
  'GET /audit/people': 'people.viewed',
  'GET /audit/export': 'audit.exported',
};

/** What schemas must have of a route that needs more than its path. */
const queries: Readonly<Record<string, string>> = {
  'GET /audit/people': '?search=ogre',
  'GET /people/:userId/student-records': '?search=ogre',
};

const nameOf = ({ method, url }: Route): string => `${method} ${url}`;

/** Names of all properties in a schema, however deep. */
function propertiesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => [
    ...(key === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...propertiesOf(value),
  ]);
}

/** Files that tell of nobody. */
const impersonal = [
  ...['GET /import-template', 'GET /language-models/calls/export', 'GET /recommendations/quality/export'],
  // «email» is a channel there.
  'GET /messages/figures',
];

/** Whether a reading route tells of people to others than themselves. */
function tellsOfPeople(route: Route): boolean {
  const { method, url, permission, produces, schema } = route;
  if (impersonal.includes(nameOf(route))) return false;
  if (method !== 'GET' || ['public', 'signed-in', 'own_courses.read'].includes(permission)) return false;
  if (produces !== undefined || /:(userId|studentId)/.test(url)) return true;
  if (schema.response === undefined) return false;
  const properties = propertiesOf(z.toJSONSchema(schema.response, { unrepresentable: 'any' }));
  return personal.some((name) => properties.includes(name));
}

const routes = createRoutes().filter(tellsOfPeople);

describe('routes that tell of people', () => {
  it('each have a row here, and no row is of a route that is gone', () => {
    expect(Object.keys(looks).toSorted()).toEqual(routes.map(nameOf).toSorted());
  });
});

const files = mkdtempSync(join(tmpdir(), 'pulse-audited-looks-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

describeOnBothDatabases(
  'a look at people',
  (test) => {
    let server: FastifyInstance;
    afterEach(() => server.close());

    it('is in the audit, on every route', { timeout: 120_000 }, () =>
      test.run(async () => {
        const rates = { person: 1e6, address: 1e6 };
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate, rates });
        const { objects } = await addTwoSides(server);
        const seen: Record<string, readonly string[]> = {};
        for (const [index, route] of routes.entries()) {
          // Each by somebody who has looked at nothing before: a second look within an hour is not recorded again.
          const caller = await addPerson(`caller${String(index)}`, ...roles.filter((role) => role !== 'student'));
          const headers = await signInAs(server, `caller${String(index)}`);
          const url = `${pathTo(route, objects.Ogre)}${queries[nameOf(route)] ?? ''}`;
          const { statusCode, body } = await server.inject({ url, headers });
          expect([url, statusCode, body]).toEqual([url, 200, body]);
          await flushViews();
          const events = database().selectFrom('audit_event').select('action').where('actor_id', '=', caller.id);
          seen[nameOf(route)] = (await events.execute()).map(({ action }) => action);
        }
        const missing = Object.entries(looks).filter(([name, action]) => !seen[name]?.includes(action));
        expect(missing).toEqual([]);
      }),
    );
  },
  { files: createLocalFileStore(files), access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
