import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { pathOf, type Route } from '#kernel/http/route.ts';
import { database } from '#kernel/runtime.ts';
import { modelSetting } from '#domains/language-models/service/settings.ts';
import { writeUnsubscribeToken } from '#domains/notifications/service/unsubscribe-token.ts';
import { defaultNotificationSettings } from '#domains/notifications/settings/contract.ts';
import { universityPassword } from '#test/fixtures/university/people.ts';
import { groups } from './directory.ts';

/** Parameters of paths, by name: of things that a generated university has. */
export type PathValues = Record<string, string>;

export async function pathValues(): Promise<PathValues> {
  const { rows } = await sql<PathValues>`
    select '1' as "courseId", 'teacher-1' as "userId", '1' as "studentId", '1' as "programmeId", '1' as "activityId", '1' as position,
      (select batch_id from import_change limit 1) as "importId",
      (select id from task where state = 'dead' order by id limit 1) as "taskId",
      'none' as "sessionId", repeat('x', 43) || '.ics' as file, gen_random_uuid()::text as "tokenId", gen_random_uuid()::text as "erasureId",
      gen_random_uuid()::text as "runId", gen_random_uuid()::text as "connectionId", gen_random_uuid()::text as "profileId",
      gen_random_uuid()::text as "alertId", gen_random_uuid()::text as "letterId", (select id::text from material limit 1) as "materialId",
      (select id from recommendation where course_id = 1 and state = 'draft' order by id limit 1) as "recommendationId"`.execute(
    database(),
  );
  const [values] = rows;
  if (!values) throw new Error('a select without a table has a row');
  const token = writeUnsubscribeToken({ userId: 'student-1', kind: 'notifications.test', channel: 'email' });
  return { ...values, token };
}

/** Queries that a route is called with besides none. */
const queries: Record<string, (values: PathValues) => string[]> = {
  '/people': () => [
    ...['search=teach', 'search=none-such', 'role=head', 'state=inactive', 'cursor=student-1'],
    'search=student&role=student&state=active&limit=10',
  ],
  '/people/:userId/student-records': () => ['search=300001', 'search=none'],
  '/users': () => ['role=teacher', 'cursor=student-1', 'role=student&cursor=student-1&limit=10'],
  '/imports/:importId/plan/changes': () => ['only=overwrites&search=essay&cursor=100'],
  '/imports': ({ importId }) => [`limit=50&cursor=${importId}`],
  '/import-template': () => ['locale=en'],
  '/imports/:importId/table': () => ['sheet=0&headerRow=1'],
  '/source-profiles/:profileId': () => ['version=1'],
  '/connections/:connectionId': () => ['version=1'],
  '/courses/:courseId/contacts': () => ['studentId=1'],
  '/courses/:courseId/materials': () => ['search=sorting', 'search=none such'],
  '/courses/:courseId/trend': () => ['days=90'],
  '/courses/:courseId/students/:studentId/trend': () => ['days=90'],
  '/programme-trends': () => ['days=90'],
  '/courses/:courseId/as-of': () => ['asOf=2024-10-14'],
  '/courses/:courseId/students/:studentId/as-of': () => ['asOf=2024-10-14'],
  '/courses/:courseId/changes': () => ['since=week'],
  '/courses/:courseId/students/:studentId/changes': () => ['since=week'],
  '/tasks': ({ taskId }) => [
    ...['state=dead', 'state=done', 'state=queued', 'queue=ingest', 'name=metrics.recompute'],
    ...['queue=llm', 'name=none', 'queue=llm&state=done', 'name=none&state=dead'],
    `cursor=${taskId}`,
  ],
  '/audit': () => [
    ...['actorId=operator', 'userId=student-1', 'studentId=1', 'courseId=1', 'action=session.opened'],
    'from=2024-10-01T00:00:00Z&to=2024-11-01T00:00:00Z&limit=200',
    'cursor=2100-01-01T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  ],
  '/audit/export': () => ['format=xlsx&userId=student-1'],
  '/audit/people': () => ['search=student'],
  '/language-models/figures': () => ['days=7', 'days=92&provider=yandex', 'courseId=1'],
  '/language-models/calls': () => [
    ...['provider=yandex', 'outcome=temporary', 'courseId=1', 'provider=yandex&outcome=untrue&courseId=1'],
    'from=2024-10-01T00:00:00Z&to=2100-11-01T00:00:00Z&limit=200',
    'cursor=2100-01-01T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  ],
  '/language-models/calls/export': () => ['format=xlsx&provider=yandex'],
  '/messages': () => [
    ...['state=failed', 'channel=telegram', 'kind=none', 'search=student', 'state=sent&channel=email&search=none'],
    'cursor=2100-01-01T00:00:00.000000Z_00000000-0000-7000-8000-000000000000',
  ],
  '/outbox': () => ['limit=10&cursor=2100-01-01T00:00:00.000000Z_00000000-0000-7000-8000-000000000000'],
  '/messages/export': () => ['format=xlsx&state=skipped'],
  '/messages/figures': () => ['days=60'],
  '/messages/preview': () => ['kind=notifications.test', 'kind=notifications.test&locale=en&facts=latest'],
  '/recommendations': ({ recommendationId }) => [
    ...['courseId=1', 'studentId=1', 'kind=advice', 'zone=C&language=ru&composer=rules', 'state=approved&limit=1'],
    ...[`cursor=0_0.9_${recommendationId ?? ''}`, `state=approved&cursor=1700000000000000_${recommendationId ?? ''}`],
  ],
  '/recommendations/quality': () => ['days=7&courseId=1'],
  '/my-data/export': () => ['format=xlsx'],
  '/courses/:courseId/activities/:activityId/export': () => ['format=xlsx', 'format=json'],
  '/courses/:courseId/export': () => ['format=csv', 'format=xlsx', 'asOf=2024-10-01T00:00:00', 'waysOut=true'],
};

const material = { title: 'Sorting', url: 'https://example.edu/sorting' };

const mapping = {
  ...{ headerRow: null, words: [], decimalMark: 'auto', dateOrder: 'auto' },
  columns: [
    { header: 'Who', occurrence: 1, meaning: 'student' },
    { header: 'What', occurrence: 1, meaning: 'score' },
  ],
};

const connection = {
  ...{ title: 'LMS', address: 'https://lms.example.edu', account: null, tokenAddress: null, secret: 'none' },
  ...{ courseIds: null, schedule: 'off', review: 'never' },
};

const gradingRules = {
  ...{ overall: { completion: 1, attendance: 1 }, parts: { 'kind:test': { weight: 2, dropLowest: 1 } } },
  ...{ activities: { 1: 3 }, passPct: 50, overdueIsZero: true, fewResults: 10 },
};

/** Bodies of the routes that want one, by method and url. */
const bodies: Record<string, object> = {
  'POST /model/live': { modelId: null },
  'PUT /settings/clustering-quality': { silhouette: 0.3, stability: 0.6, driftPct: 40, zoneCPoints: 15, days: 7 },
  'POST /people': { name: 'New', email: 'new@pulse.example', login: null, roles: ['student'] },
  'POST /invitations': {
    entries: [
      {
        row: 2,
        name: 'A',
        email: 'a@pulse.example',
        login: 'a.new',
        roles: ['student'],
        courseIds: [],
        programmeIds: [],
      },
      {
        ...{ row: 3, name: 'B', email: 'teacher-2@pulse.example', login: null, roles: ['teacher'] },
        ...{ courseIds: [1], programmeIds: [] },
      },
    ],
  },
  'PATCH /people/:userId': { version: 1, name: 'Teacher', email: 'teacher-1@pulse.example', login: 'teacher-1' },
  'PUT /people/:userId/roles': { version: 2, roles: ['teacher', 'head'] },
  'PUT /people/:userId/access': { version: 3, isActive: true },
  'PUT /people/:userId/teaching': { version: 4, courseIds: [1] },
  'PUT /people/:userId/heading': { version: 5, programmeIds: [1] },
  'PUT /people/:userId/student': { version: 6, studentId: null },
  'POST /session': { login: 'operator', password: universityPassword },
  'POST /session/single-sign-on': { back: '/courses' },
  'POST /session/second-factor': { code: '123456' },
  'POST /session/second-factor/enrolment/confirm': { code: '123456' },
  'POST /second-factor/enrolment': { password: universityPassword },
  'POST /second-factor/enrolment/confirm': { code: '123456' },
  'POST /second-factor/recovery-codes': { code: '123456' },
  'POST /second-factor/disable': { password: universityPassword, code: '123456' },
  'POST /sign-on-link': { password: universityPassword },
  'POST /sign-on-link/remove': { password: universityPassword },
  'PUT /settings/second-factor': { roles: [] },
  'PATCH /session/preferences': { locale: 'en' },
  'PUT /session/password': { current: universityPassword, next: universityPassword },
  'POST /tokens': { name: 'plans', expiresInDays: 1, permissions: null, isReadOnly: true },
  'POST /password-resets': { login: 'operator' },
  'POST /telegram/webhook': { update_id: 1 },
  'POST /links/look': { purpose: 'invitation', secret: 'none' },
  'POST /session/address': { email: 'elsewhere@pulse.example', password: universityPassword },
  'POST /links/confirm': { secret: 'none' },
  'POST /links/accept': { purpose: 'invitation', secret: 'none', password: universityPassword },
  'PUT /courses/:courseId/teachers': { userIds: ['teacher-1'] },
  'PUT /courses/:courseId/programme': { programmeId: 1 },
  'POST /programmes': { name: 'Programme of plans' },
  'PATCH /programmes/:programmeId': { name: 'Programme renamed' },
  'POST /programmes/placements': {
    courses: [{ id: 1, programmeId: 1 }],
    groups: [{ id: 1, programmeId: null }],
  },
  'PUT /courses/:courseId/grading': gradingRules,
  'POST /courses/:courseId/grading/preview': gradingRules,
  'PUT /courses/:courseId/activities/:activityId/questions/:position/mark': { given: 'So', verdict: 'right' },
  'PUT /courses/:courseId/right-answers': { areShown: true },
  'POST /courses/:courseId/students/:studentId/flag': { verdict: 'right', note: 'as expected' },
  'POST /courses/:courseId/contacts': { studentIds: [1], kind: 'talk', note: '' },
  'POST /courses/:courseId/contacts/removal': { ids: ['00000000-0000-7000-8000-000000000000'] },
  'POST /courses/:courseId/materials': { items: [{ ...material, activityIds: [1], topics: ['Sorting'] }] },
  'PUT /courses/:courseId/materials/:materialId': material,
  'POST /recommendations/decisions': {
    ids: ['00000000-0000-7000-8000-000000000001'],
    decision: { action: 'rejected', reason: 'late', note: '' },
  },
  'POST /recommendations/undo': { decisionIds: ['00000000-0000-7000-8000-000000000000'] },
  'POST /courses/:courseId/recommendations/:recommendationId/decision': { action: 'approved' },
  'POST /courses/:courseId/recommendations/:recommendationId/undo': {
    decisionId: '00000000-0000-7000-8000-000000000000',
  },
  'PUT /courses/:courseId/recommendations/:recommendationId/rating': { stars: 2, comment: 'Done already' },
  'PUT /courses/:courseId/recommendations/:recommendationId/done': { item: 0, isDone: true },
  'PUT /courses/:courseId/advice-settings': { shown: 'at_once' },
  'PUT /settings/metric-weights': { completion: 0.6, attendance: 0.4 },
  'PUT /settings/smallest-group': { students: 5 },
  'PUT /settings/session-lifetimes': { idleSeconds: 604_800, absoluteSeconds: 2_592_000 },
  'POST /imports/:importId/mapping-check': { mapping },
  'POST /imports/:importId/reading-again': { by: { name: 'Plans', mapping } },
  'POST /source-profiles': { format: 'pulse-source-profile', formatVersion: 1, name: 'Plans', mapping },
  'PATCH /source-profiles/:profileId': { name: 'Plans renamed' },
  'POST /connections': { kind: 'moodle', ...connection },
  // An address that leads nowhere: nothing is asked over http of another machine.
  'POST /connections/check': { kind: 'moodle', ...connection, address: 'http://192.0.2.1', connectionId: null },
  'PUT /connections/:connectionId': { ...connection, version: 1 },
  'PUT /settings/reminders': { hours: [72, 24], tellsOverdue: true, overdueHour: 0 },
  // The hour at which the clock of these tests stands: the digests are due.
  'PUT /settings/digests': { isOn: true, weekday: 1, hour: 0 },
  'PUT /settings/originals': { days: 400 },
  'PUT /settings/logins': { areShared: true },
  'PUT /imports/:importId/people': { all: 'likely' },
  // A student of the generated university, who is gone when the tasks have run.
  'POST /students/:studentId/erasure': { confirmation: 'Person student' },
  'POST /people/:userId/erasure': { confirmation: 'nobody is called so' },
  'POST /erasures/find': { identity: '300001' },
  'POST /imports/:importId/commit': { digest: 'none' },
  'PUT /settings/audit': { days: 400 },
  'PUT /settings/language-models': { ...modelSetting.default, callDays: 400 },
  'POST /language-models/try': { provider: 'yandex' },
  'PATCH /notification-preferences': {
    choices: [],
    rhythm: { quietHours: { from: 1380, until: 420 }, timeZone: 'Asia/Novosibirsk' },
  },
  'POST /messages/preview': { kind: 'notifications.test', locale: 'en' },
  'PUT /settings/notifications': { ...defaultNotificationSettings, keptDays: 400 },
  'POST /directory/runs': { kind: 'preview' },
  'PUT /settings/recommendations': { isOn: true, asksModels: true, comparesAnswers: true, language: 'en' },
  'PUT /settings/directory': {
    groups: groups.map((name) => ({ name, roles: [name === 'cn=teachers' ? 'teacher' : 'student'] })),
    ...{ addsPeople: true, invites: true, schedule: 'off', mostLossPercent: 100 },
  },
  'POST /tasks/run-again': { queue: 'ingest' },
};

/** Streams that never end, and a form with files: tests of their own call them. */
const left = ['GET /events', 'POST /imports', 'POST /invitations/check'];

export interface Visit {
  readonly name: string;
  readonly request: InjectOptions & { url: string };
}

/**
 * How every route is called: its path with real things in it, each of its queries, its body.
 *
 * @throws when a route has a parameter or a body that nobody has named here
 */
export function visitsOf(routes: readonly Route[], values: PathValues): Visit[] {
  return routes.flatMap((route) => {
    const name = `${route.method} ${route.url}`;
    if (left.includes(name)) return [];
    const body = bodies[name];
    if (route.schema.body && !body) throw new Error(`test/plans/visits.ts lacks a body for ${name}`);
    const path = pathOf(route).replaceAll(/:(\w+)/g, (_, parameter: string) => {
      const value = values[parameter];
      if (value === undefined) throw new Error(`test/plans/visits.ts lacks a value for :${parameter} of ${name}`);
      return value;
    });
    return ['', ...(queries[route.url]?.(values) ?? [])].map((query) => ({
      name: query === '' ? name : `${name}?${query.replace(/cursor=[^&]+/, 'cursor')}`,
      request: { method: route.method, url: query === '' ? path : `${path}?${query}`, ...(body && { payload: body }) },
    }));
  });
}

/** Makes a visit. @throws when the server failed */
export async function visit(
  server: FastifyInstance,
  { name, request }: Visit,
  headers: Record<string, string>,
): Promise<number> {
  let response = await server.inject({ ...request, headers });
  // A file that was written before may have kept this process busy; it says when to come back, and has asked nothing.
  for (let turn = 0; response.statusCode === 503 && turn < 30; turn += 1) {
    await sleep(1000);
    response = await server.inject({ ...request, headers });
  }
  const { statusCode, body } = response;
  if (statusCode >= 500) throw new Error(`${name} failed: ${body}`);
  return statusCode;
}
