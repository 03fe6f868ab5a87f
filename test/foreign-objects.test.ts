import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { serializeError } from '#kernel/error-serializer.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { pathOf, type Route } from '#kernel/http/route.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { accessOfIdentity } from './support/people.ts';
import {
  addTwoSides,
  pathTo,
  sides,
  type Objects,
  type Person,
  type Side,
  type TwoSides,
} from './support/two-sides.ts';

/**
 * Who, of those who hold the permission of a route, finds the object that its path names:
 * - `course`: the course's own staff, and those who see everything;
 * - `programme`: its heads, and those who see everything;
 * - `student`: these, and the student;
 * - `owner`: the person to whom it belongs, and nobody else;
 * - `permission`: everybody; the permission is for the whole university.
 */
type Reach = 'course' | 'programme' | 'student' | 'owner' | 'permission';

interface Row {
  readonly reach: Reach;
  /** One that passes the schema and, where it would change something, is of a version that nobody has. */
  readonly body?: object;
}

const version = 999_999;
const mapping = {
  ...{ headerRow: null, words: [], decimalMark: 'auto', dateOrder: 'auto' },
  columns: [{ header: 'x', occurrence: 1, meaning: 'student' }],
};

const connection = {
  ...{ title: 'x', address: 'https://lms.example.edu', account: null, tokenAddress: null },
  ...{ courseIds: null, schedule: 'off', review: 'never' },
};

const material = { title: 'x', url: 'https://example.edu/x' };

const grading = {
  ...{ overall: null, parts: {}, activities: {}, passPct: null, overdueIsZero: false, fewResults: 10 },
};

/** Every route whose path names an object. A route that is not here fails the test: who may find its object? */
const rows: Readonly<Record<string, Row>> = {
  'GET /courses/:courseId': { reach: 'course' },
  'GET /courses/:courseId/students': { reach: 'course' },
  'GET /courses/:courseId/activities': { reach: 'course' },
  'GET /courses/:courseId/heat-map': { reach: 'course' },
  'GET /courses/:courseId/deadlines': { reach: 'course' },
  'GET /courses/:courseId/metrics': { reach: 'course' },
  'GET /courses/:courseId/zones': { reach: 'course' },
  'GET /courses/:courseId/activity-metrics': { reach: 'course' },
  'GET /courses/:courseId/activities/:activityId/cells': { reach: 'course' },
  'GET /courses/:courseId/activities/:activityId/export': { reach: 'course' },
  'GET /courses/:courseId/topics': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/topics': { reach: 'student' },
  'GET /courses/:courseId/questions': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/mistakes': { reach: 'student' },
  'PUT /courses/:courseId/right-answers': { reach: 'course', body: { areShown: false } },
  'PUT /courses/:courseId/activities/:activityId/questions/:position/mark': {
    ...{ reach: 'course', body: { given: 'nobody answered so', verdict: null } },
  },
  'GET /courses/:courseId/grading': { reach: 'course' },
  'PUT /courses/:courseId/grading': { reach: 'course', body: grading },
  'DELETE /courses/:courseId/grading': { reach: 'course' },
  'POST /courses/:courseId/grading/preview': { reach: 'course', body: grading },
  'GET /courses/:courseId/export': { reach: 'course' },
  'GET /courses/:courseId/trend': { reach: 'course' },
  'GET /courses/:courseId/as-of': { reach: 'course' },
  'GET /courses/:courseId/changes': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/trend': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId/as-of': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/changes': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId/results': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId/metrics': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId/zone': { reach: 'student' },
  'GET /courses/:courseId/students/:studentId/ways-out': { reach: 'student' },
  'GET /courses/:courseId/common-action': { reach: 'course' },
  'GET /courses/:courseId/flags': { reach: 'course' },
  'GET /courses/:courseId/clusterings': { reach: 'course' },
  'POST /courses/:courseId/clusterings': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/flag': { reach: 'course' },
  'POST /courses/:courseId/students/:studentId/flag': { reach: 'course', body: { verdict: 'right' } },
  'DELETE /courses/:courseId/students/:studentId/flag': { reach: 'course' },
  'GET /courses/:courseId/flag-counts': { reach: 'course' },
  'GET /courses/:courseId/contacts': { reach: 'course' },
  'POST /courses/:courseId/contacts': { reach: 'course', body: { studentIds: [version], kind: 'talk' } },
  'POST /courses/:courseId/contacts/removal': {
    reach: 'course',
    body: { ids: ['00000000-0000-7000-8000-000000000000'] },
  },
  'GET /courses/:courseId/summary': { reach: 'course' },
  'POST /courses/:courseId/summary': { reach: 'course' },
  'GET /programmes/:programmeId/digest': { reach: 'programme' },
  'POST /programmes/:programmeId/digest': { reach: 'programme' },
  'GET /courses/:courseId/materials': { reach: 'course' },
  'POST /courses/:courseId/materials': { reach: 'course', body: { items: [material] } },
  'PUT /courses/:courseId/materials/:materialId': { reach: 'course', body: material },
  'DELETE /courses/:courseId/materials/:materialId': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/materials': { reach: 'student' },
  'GET /courses/:courseId/contact-effect': { reach: 'course' },
  'GET /courses/:courseId/students/:studentId/advice': { reach: 'student' },
  'POST /courses/:courseId/students/:studentId/advice': { reach: 'student' },
  'GET /courses/:courseId/recommendations/:recommendationId': { reach: 'course' },
  'POST /courses/:courseId/recommendations/:recommendationId/decision': {
    ...{ reach: 'course', body: { action: 'approved' } },
  },
  'POST /courses/:courseId/recommendations/:recommendationId/undo': {
    ...{ reach: 'course', body: { decisionId: '00000000-0000-7000-8000-000000000000' } },
  },
  'PUT /courses/:courseId/recommendations/:recommendationId/rating': {
    ...{ reach: 'owner', body: { stars: 5, comment: '' } },
  },
  'PUT /courses/:courseId/recommendations/:recommendationId/done': {
    ...{ reach: 'owner', body: { item: 0, isDone: true } },
  },
  'GET /courses/:courseId/advice-settings': { reach: 'course' },
  'PUT /courses/:courseId/advice-settings': { reach: 'course', body: { shown: 'after_review' } },
  'GET /courses/:courseId/students/:studentId/results/:activityId/history': { reach: 'course' },
  'PUT /courses/:courseId/teachers': { reach: 'permission', body: { userIds: [] } },
  'PUT /courses/:courseId/programme': { reach: 'permission', body: { programmeId: null } },
  'DELETE /sessions/:sessionId': { reach: 'owner' },
  'DELETE /tokens/:tokenId': { reach: 'owner' },
  'GET /people/:userId': { reach: 'permission' },
  'PATCH /people/:userId': { reach: 'permission', body: { version, name: 'x', email: 'x@example.edu', locale: 'ru' } },
  'PUT /people/:userId/roles': { reach: 'permission', body: { version, roles: [] } },
  'PUT /people/:userId/access': { reach: 'permission', body: { version, isActive: false } },
  'PUT /people/:userId/teaching': { reach: 'permission', body: { version, courseIds: [] } },
  'PUT /people/:userId/heading': { reach: 'permission', body: { version, programmeIds: [] } },
  'PUT /people/:userId/student': { reach: 'permission', body: { version, studentId: null } },
  'GET /people/:userId/student-records': { reach: 'permission' },
  'POST /people/:userId/invitation': { reach: 'permission', body: { version } },
  'GET /people/:userId/second-factor': { reach: 'permission' },
  'DELETE /people/:userId/second-factor': { reach: 'permission' },
  'GET /people/:userId/sign-on-link': { reach: 'permission' },
  'DELETE /people/:userId/sign-on-link': { reach: 'permission' },
  'PATCH /programmes/:programmeId': { reach: 'permission', body: { name: 'x' } },
  'DELETE /programmes/:programmeId': { reach: 'permission' },
  'GET /people/:userId/erasure': { reach: 'permission' },
  'POST /people/:userId/erasure': { reach: 'permission', body: { confirmation: 'nobody is called so' } },
  'GET /students/:studentId/erasure': { reach: 'permission' },
  'POST /students/:studentId/erasure': { reach: 'permission', body: { confirmation: 'nobody is called so' } },
  'DELETE /erasures/:erasureId': { reach: 'permission' },
  'GET /imports/:importId/original': { reach: 'permission' },
  'GET /directory/runs/:runId/people': { reach: 'permission' },
  'POST /directory/runs/:runId/confirmation': { reach: 'permission' },
  'GET /connections/:connectionId': { reach: 'permission' },
  'PUT /connections/:connectionId': { reach: 'permission', body: { ...connection, secret: 'x', version } },
  'DELETE /connections/:connectionId': { reach: 'permission' },
  'GET /connections/:connectionId/runs': { reach: 'permission' },
  'POST /connections/:connectionId/runs': { reach: 'permission' },
  'GET /imports/:importId': { reach: 'permission' },
  'GET /imports/:importId/changes': { reach: 'permission' },
  'GET /imports/:importId/plan': { reach: 'permission' },
  'GET /imports/:importId/plan/changes': { reach: 'permission' },
  'GET /imports/:importId/people': { reach: 'permission' },
  'PUT /imports/:importId/people': { reach: 'permission', body: { all: 'others' } },
  'POST /imports/:importId/plan': { reach: 'permission' },
  'POST /imports/:importId/commit': { reach: 'permission', body: { digest: 'none' } },
  'GET /imports/:importId/undo': { reach: 'permission' },
  'POST /imports/:importId/undo': { reach: 'permission' },
  'POST /imports/:importId/cancel': { reach: 'permission' },
  'GET /imports/:importId/table': { reach: 'permission' },
  'POST /imports/:importId/mapping-check': { reach: 'permission', body: { mapping } },
  'POST /imports/:importId/reading-again': { reach: 'permission', body: { by: { source: 'canvas' } } },
  'GET /source-profiles/:profileId': { reach: 'permission' },
  'PATCH /source-profiles/:profileId': { reach: 'permission', body: { name: 'x' } },
  'DELETE /source-profiles/:profileId': { reach: 'permission' },
  'POST /language-models/alerts/:alertId/acknowledge': { reach: 'permission' },
  'GET /outbox/:letterId': { reach: 'permission' },
  'DELETE /stopped-addresses/:userId': { reach: 'permission' },
  'GET /tasks/:taskId': { reach: 'permission' },
  'POST /tasks/:taskId/run-again': { reach: 'permission' },
};

const nameOf = ({ method, url }: Route): string => `${method} ${url}`;
/** What a public route names is a secret that only its owner has been told. */
const namesObject = ({ url, permission }: Route): boolean => url.includes('/:') && permission !== 'public';

/** Whether the person finds the objects of the side; all that is one student's is the student's of the kind `student`. */
function finds({ side: own, kind }: Person, side: Side, reach: Reach): boolean {
  const isSelf = own === side && kind === 'student';
  if (reach === 'permission') return true;
  if (reach === 'owner') return isSelf;
  if (reach === 'programme') return own === 'whole' || (own === side && kind === 'head');
  const isStaff = own === 'whole' || (own === side && (kind === 'teacher' || kind === 'head'));
  return isStaff || (reach === 'student' && isSelf);
}

/** The parameters of a list that name objects: whoever guesses a number must gain nothing. */
function filtersOf(route: Route, objects: Objects): string[] {
  const { query } = route.schema;
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(objects)
    .filter(([name]) => name in query.shape)
    .map(([name, value]) => `?${name}=${encodeURIComponent(value)}`);
}

describe('routes that name an object', () => {
  it('each have a row here, and no row is of a route that is gone', () => {
    const names = createRoutes().filter(namesObject).map(nameOf);
    expect(Object.keys(rows).toSorted()).toEqual(names.toSorted());
  });
});

/** Names, addresses, logins and ids in sources of the two sides; addresses of the network. */
const personal = /ogre|nymph|@example|127\.0\.0\.1|192\.0\.2/i;
const logged: string[] = [];

const files = mkdtempSync(join(tmpdir(), 'pulse-foreign-objects-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

describeOnBothDatabases(
  'objects of others',
  (test) => {
    let server: FastifyInstance;
    afterEach(() => server.close());
    const call = (
      { method }: Route,
      path: string,
      { headers }: Person,
      body?: object,
    ): Promise<LightMyRequestResponse> => server.inject({ method, url: path, headers, ...(body && { payload: body }) });
    const routes = createRoutes();
    const reads = routes.filter(({ method, produces }) => method === 'GET' && !produces?.includes('text/event-stream'));

    /** Who found what should not be there, or did not find what should. */
    async function walkObjects({ people, objects }: TwoSides): Promise<string[]> {
      const faults: string[] = [];
      const isRead = ({ method }: Route): boolean => method === 'GET';
      const isOfCourse = (route: Route): boolean => ['course', 'student'].includes(rows[nameOf(route)]?.reach ?? '');
      // Reads first, then changes within a course: others may take an object from those who had it.
      const order = (route: Route): number => (isRead(route) ? 0 : isOfCourse(route) ? 1 : 2);
      for (const route of routes.filter(namesObject).toSorted((a, b) => order(a) - order(b))) {
        const { reach, body } = rows[nameOf(route)] ?? { reach: 'owner' };
        for (const side of sides) {
          const doesFind = (person: Person): boolean => finds(person, side, reach);
          // Last those who find it: what they do may be its end.
          for (const person of people.toSorted((a, b) => Number(doesFind(a)) - Number(doesFind(b)))) {
            const mayCall = route.permission === 'signed-in' || person.actor.permissions.has(route.permission);
            const expected = mayCall ? (doesFind(person) ? 'found' : '404') : '403';
            const { statusCode, body: answer } = await call(route, pathTo(route, objects[side]), person, body);
            const found = [401, 403, 404].includes(statusCode) || statusCode >= 500 ? String(statusCode) : 'found';
            if (found !== expected) {
              const seen = `${person.name}, ${nameOf(route)} of ${side}: ${found}, not ${expected}`;
              faults.push(`${seen}; ${answer.slice(0, 200)}`);
            }
          }
        }
      }
      return faults;
    }

    /** Lists, and filters by objects of the other side, whose answers name anything of that side. */
    async function walkLists({ people, objects }: TwoSides): Promise<string[]> {
      const faults: string[] = [];
      for (const side of sides) {
        const other = side === 'Ogre' ? 'Nymph' : 'Ogre';
        for (const person of people.filter((one) => one.side === side)) {
          for (const route of reads.filter((one) => !namesObject(one))) {
            for (const filter of ['', ...filtersOf(route, objects[other])]) {
              const { body } = await call(route, `${pathOf(route)}${filter}`, person);
              if (body.includes(other)) faults.push(`${person.name}, ${nameOf(route)}${filter}: ${body}`);
            }
          }
        }
      }
      return faults;
    }

    /** Whatever names a student to another of the same course. */
    async function walkAsFellow({ people, objects }: TwoSides): Promise<string[]> {
      const fellow = people.find(({ side, kind }) => side === 'Ogre' && kind === 'fellow');
      if (!fellow) throw new Error('there is a fellow');
      const faults: string[] = [];
      for (const route of reads) {
        for (const filter of ['', ...filtersOf(route, objects.Ogre)]) {
          const { body } = await call(route, `${pathTo(route, objects.Ogre)}${filter}`, fellow);
          if (/Ogre (record of the )?student/.test(body)) faults.push(`${nameOf(route)}${filter}: ${body}`);
        }
      }
      return faults;
    }

    it(
      'are not there on any route, in any list or filter, for whoever has nothing to do with them',
      { timeout: 180_000 },
      () =>
        test.run(async () => {
          // Nobody here is to be refused for asking much.
          const rates = { person: 1e6, address: 1e6 };
          const registry = new Registry();
          server = await createHttpServer({
            runtime: test.runtime,
            routes,
            authenticate,
            rates,
            metrics: { registry },
          });
          const both = await addTwoSides(server);
          expect(await walkLists(both)).toEqual([]);
          expect(await walkAsFellow(both)).toEqual([]);
          expect(await walkObjects(both)).toEqual([]);
          // Whatever was asked, answered or refused: who it was about is neither in the log nor in the metrics.
          const metrics = await registry.metrics();
          expect([logged.length > 1000, metrics.includes('/courses/:courseId')]).toEqual([true, true]);
          expect([...logged, ...metrics.split('\n')].filter((line) => personal.test(line))).toEqual([]);
        }),
    );
  },
  {
    log: pino({ level: 'trace', serializers: { err: serializeError } }, { write: (line) => logged.push(line) }),
    files: createLocalFileStore(files),
    access: { ...accessOfIdentity, permissions: joinPermissions(domains) },
  },
);
