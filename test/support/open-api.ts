import { z } from 'zod';
import { pathOf, type Route } from '#kernel/http/route.ts';

const operationSchema = z.object({
  summary: z.string().min(1),
  operationId: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.looseObject({}) }))
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().min(1) })),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
type Operation = z.infer<typeof operationSchema>;

/** What we use of OpenAPI 3.1, strictly. */
const documentSchema = z.object({
  openapi: z.string().regex(/^3[.]1[.]\d+$/),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationSchema),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({})),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string() })),
  }),
});

/** What is wrong with the description of an API: not OpenAPI, a route missing or superfluous, an answer not described. */
export function describeOpenApiFaults(source: unknown, routes: readonly Route[]): string[] {
  const parsed = documentSchema.safeParse(source);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const document = parsed.data;
  const operations = new Map<string, Operation>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) operations.set(`${method} ${path}`, operation);
  }
  const expected = new Map(routes.map((route) => [keyOf(route), route]));
  return [
    ...[...operations.keys()].filter((key) => !expected.has(key)).map((key) => `${key} is described but no route`),
    ...[...expected].flatMap(([key, route]) => routeFaults(key, route, operations.get(key))),
    ...repeated([...operations.values()].map((operation) => operation.operationId)).map((id) => `${id} stands twice`),
    ...danglingReferences(source, Object.keys(document.components.schemas)),
  ];
}

function keyOf(route: Route): string {
  return `${route.method.toLowerCase()} ${pathOf(route).replaceAll(/:(\w+)/g, '{$1}')}`;
}

function routeFaults(key: string, route: Route, operation: Operation | undefined): string[] {
  if (!operation) return [`${key} is not described`];
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const parameters = Array.from(key.matchAll(/[{](\w+)[}]/g), ([, name]) => name ?? '');
  const answers = ['default', ...(route.permission === 'public' ? [] : ['401', '403'])];
  const hasInput = parameters.length > 0 || operation.parameters.length > 0 || operation.requestBody !== undefined;
  if (hasInput) answers.push('400');
  return [
    ...parameters.filter((name) => !inPath.includes(name)).map((name) => `${key} does not describe {${name}}`),
    ...answers
      .filter((status) => !(status in operation.responses))
      .map((status) => `${key} lacks the answer ${status}`),
    ...(['200', '204', '303'].some((status) => status in operation.responses)
      ? []
      : [`${key} has no answer on success`]),
    ...(route.permission !== 'public' && !operation.security ? [`${key} does not say that one must sign in`] : []),
    ...((route.schema.body ?? route.multipart) && !operation.requestBody ? [`${key} does not describe its body`] : []),
  ];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function danglingReferences(source: unknown, schemas: readonly string[]): string[] {
  const references = JSON.stringify(source).matchAll(/"[$]ref":"#[/]components[/]schemas[/]([^"]+)"/g);
  const names = new Set(Array.from(references, ([, name]) => name ?? ''));
  return [...names].filter((name) => !schemas.includes(name)).map((name) => `the schema ${name} is not described`);
}
