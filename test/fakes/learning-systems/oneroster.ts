import type { Classroom } from './classroom.ts';
import { startFaultyServer, type Answer, type Asked, type FaultyServer } from './faulty-server.ts';

export const oneRosterClient = { id: 'pulse client', secret: 'a:secret/of+the client' };
const token = 'eyJhbGciOiJub25lIn0.token';

/** What a provider of OneRoster has besides, and how it pages. */
export interface OneRosterExtras {
  /** Students whose record is to be deleted. */
  readonly deleted?: readonly number[];
  /** Students exempt from an activity. */
  readonly exempt?: readonly { readonly student: number; readonly activity: number }[];
  /** Whether pages are linked; else the asker counts them. Default: they are. */
  readonly linksPages?: boolean;
}

/** Items of a linked page, whatever the asker wants. */
const mostOfPage = 2;

/** OneRoster 1.2 (REST) with tokens for client credentials, as far as grades are read by it. */
export function startOneRoster(courses: readonly Classroom[], extras: OneRosterExtras = {}): Promise<FaultyServer> {
  return startFaultyServer((asked) => answerOf(courses, extras, asked));
}

/** Errors as OneRoster writes them. */
const failure = (status: number, minor: string): Answer => ({
  status,
  json: { imsx_codeMajor: 'failure', imsx_severity: 'error', imsx_description: minor },
});

function answerOf(courses: readonly Classroom[], extras: OneRosterExtras, asked: Asked): Answer {
  const { url, headers, method } = asked;
  if (url.pathname === '/token') return tokenFor(asked);
  if (method !== 'GET') return failure(405, 'invalid method');
  if (headers.authorization !== `Bearer ${token}`) return failure(401, 'unauthorisedrequest');
  const [, service = '', path = ''] = /^\/ims\/oneroster\/(rostering|gradebook)\/v1p2(\/.*)$/.exec(url.pathname) ?? [];
  if (service === 'rostering' && path === '/classes') {
    return page(url, 'classes', courses.map(classOf), extras);
  }
  const [, id, list] = /^\/classes\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  const course = courses.find((one) => String(one.id) === id);
  if (!course) return failure(404, 'unknownobject');
  if (service === 'rostering' && list === undefined) return { json: { class: classOf(course) } };
  const lists: Readonly<Record<string, () => Answer>> = {
    'rostering students': () => page(url, 'users', students(course, extras), extras),
    'gradebook lineItems': () => page(url, 'lineItems', lineItems(course), extras),
    'gradebook results': () => page(url, 'results', results(course, extras), extras),
  };
  return lists[`${service} ${list}`]?.() ?? failure(404, 'unknownobject');
}

function tokenFor({ method, headers, body }: Asked): Answer {
  const [id = '', secret = ''] = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64')
    .toString()
    .split(':')
    .map((part) => decodeURIComponent(part));
  const form = new URLSearchParams(body);
  const isAsked = method === 'POST' && form.get('grant_type') === 'client_credentials';
  const scopes = form.get('scope')?.split(' ') ?? [];
  if (!isAsked || !scopes.every((scope) => scope.endsWith('.readonly'))) {
    return { status: 400, json: { error: 'invalid_request' } };
  }
  if (id !== oneRosterClient.id || secret !== oneRosterClient.secret) {
    return { status: 401, json: { error: 'invalid_client' } };
  }
  return { json: { access_token: token, token_type: 'bearer', expires_in: 3600, scope: scopes.join(' ') } };
}

function page(url: URL, name: string, items: readonly unknown[], { linksPages = true }: OneRosterExtras): Answer {
  const from = Number(url.searchParams.get('offset') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 100);
  const to = from + (linksPages ? Math.min(mostOfPage, limit) : limit);
  const next = new URL(url);
  next.searchParams.set('offset', String(to));
  const link = `<${next.pathname}${next.search}>; rel="next"`;
  return {
    headers: {
      'x-total-count': String(items.length),
      ...(linksPages ? { link: to < items.length ? link : '<>; rel="first"' } : {}),
    },
    json: { [name]: items.slice(from, to) },
  };
}

const common = { status: 'active', dateLastModified: '2024-09-01T00:00:00.000Z' };
const classOf = ({ id, name, code }: Classroom) => ({
  ...{ sourcedId: String(id), ...common, title: name, classCode: code, classType: 'scheduled' },
});
const sourced = (id: number, type: string) => ({ href: `/${type}s/${id}`, sourcedId: String(id), type });

function students({ students: all }: Classroom, { deleted = [] }: OneRosterExtras): unknown[] {
  return all.map(({ id, name, email, login, number }) => {
    const [familyName, givenName] = name.split(' ');
    return {
      ...{ sourcedId: String(id), ...common, status: deleted.includes(id) ? 'tobedeleted' : 'active' },
      ...{ username: login, enabledUser: 'true', givenName, familyName, email, identifier: number },
      roles: [{ roleType: 'primary', role: 'student' }],
    };
  });
}

function lineItems({ activities }: Classroom): unknown[] {
  return activities.map(({ id, name, maxPoints, dueAt }) => ({
    ...{ sourcedId: String(id), ...common, title: name, assignDate: '2024-09-01T00:00:00.000Z' },
    ...(dueAt ? { dueDate: dueAt.toISOString() } : {}),
    ...{ resultValueMin: 0, resultValueMax: maxPoints },
  }));
}

/** Only of those who have handed something in, or need not. */
function results({ results: all, activities, students: people }: Classroom, { exempt = [] }: OneRosterExtras) {
  const idOf = (student: number, activity: number): number =>
    people.findIndex(({ id }) => id === student) * activities.length +
    activities.findIndex(({ id }) => id === activity);
  const record = (student: number, activity: number, rest: object) => ({
    ...{ sourcedId: `result-${idOf(student, activity)}`, ...common },
    ...{ lineItem: sourced(activity, 'lineItem'), student: sourced(student, 'user'), scoreDate: '2024-10-05' },
    ...rest,
  });
  return [
    ...all.map(({ student, activity, score }) =>
      record(student, activity, score === null ? { scoreStatus: 'submitted' } : { scoreStatus: 'fully graded', score }),
    ),
    ...exempt.map(({ student, activity }) => record(student, activity, { scoreStatus: 'exempt' })),
  ];
}
