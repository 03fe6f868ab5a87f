import swagger from '@fastify/swagger';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Permissions } from '../permissions.ts';
import { problemSchema, problemType } from './problem.ts';
import { isPublic, pathOf, type Route } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a form with files. */
    isForm?: boolean;
  }
}

/** Collects the description of all routes registered after it: `GET /api/openapi.json`, readable at /api/docs. */
export async function describeApi(server: FastifyInstance, publicUrl: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pulse.EDU',
        version: '1',
        description:
          'Sign in with `POST /api/v1/session` (a cookie), or send `Authorization: Bearer TOKEN`; ' +
          '`./pulse token create --login NAME` prints a token. Errors are `application/problem+json`.',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'pulse.session_token' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: (document) => {
      const described = jsonSchemaTransform(document);
      if (document.route.config?.isForm !== true) return described;
      return { ...described, schema: { ...described.schema, ...formBody } };
    },
    transformObject: jsonSchemaTransformObject,
  });
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  // The viewer's own page starts by an inline script, which our policy forbids; so the page is ours, the script its.
  await server.register(apiReference, { routePrefix: viewer, configuration: { url: '/api/openapi.json' } });
  server.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page),
  );
}

const viewer = '/api/docs/viewer';

// Nothing is fetched from elsewhere: no fonts, no proxy, no assistant.
const viewerSettings = {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Pulse.EDU API</title>
  </head>
  <body>
    <div id="api-reference" data-configuration='${JSON.stringify(viewerSettings)}'></div>
    <script src="${viewer}/js/scalar.js"></script>
  </body>
</html>
`;

const formBody = {
  consumes: ['multipart/form-data'],
  body: { type: 'object', properties: { file: { type: 'array', items: { type: 'string', format: 'binary' } } } },
};

/** The route as Fastify checks it and as the description shows it. */
export function describeRoute(route: Route, permissions: Permissions): FastifySchema {
  const { params, query, body, response } = route.schema;
  const isChecked = params !== undefined || query !== undefined || body !== undefined || route.multipart === true;
  const isUnsafe = route.method !== 'GET';
  return {
    summary: route.summary,
    description: describePermission(route, permissions),
    operationId: operationId(route),
    tags: [firstSegment(route)],
    ...(!isPublic(route) && { security: [{ session: [] }, { token: [] }] }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: {
      ...(response ? { 200: response } : describeAnswer(route)),
      ...(isChecked && { 400: problem('The request is not valid.') }),
      ...(!isPublic(route) && { 401: problem('Nobody is signed in.') }),
      ...((!isPublic(route) || isUnsafe) && { 403: problem('Not permitted, or sent by a foreign page.') }),
      default: problem('Any other error.'),
    },
  };
}

function describeAnswer(route: Route): Record<string, unknown> {
  if (route.redirects) return { 303: z.undefined().describe('On to a page.') };
  if (!route.produces) return { 204: z.undefined().describe('Done.') };
  const content = Object.fromEntries(route.produces.map((type) => [type, { schema: z.string() }]));
  return { 200: { description: 'The content.', content } };
}

function problem(description: string): unknown {
  return { description, content: { [problemType]: { schema: problemSchema } } };
}

function describePermission(route: Route, permissions: Permissions): string {
  if (isPublic(route)) return 'Anybody may call it.';
  if (route.permission === 'signed-in') return 'Every signed-in person may call it.';
  return `Needs \`${route.permission}\`: ${permissions[route.permission]?.join(', ')}.`;
}

/** E.g. `getCoursesByCourseId`. */
function operationId(route: Route): string {
  const parts = route.url.split(/[/-]/).filter((part) => part !== '');
  const names = parts.map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)));
  return route.method.toLowerCase() + names.join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function firstSegment(route: Route): string {
  return (
    pathOf(route)
      .replace(/^[/]api[/]v1/, '')
      .split('/')[1] ?? 'other'
  );
}
