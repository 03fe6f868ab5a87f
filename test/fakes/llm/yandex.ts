import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tokensOf, type Question } from './behaviour.ts';
import {
  serveModel,
  type Answer,
  type Arrived,
  type FakeModel,
  type FakeModelOptions,
  type Protocol,
} from './server.ts';

export const yandexKey = 'AQVN-fake-key-of-a-service-account';
export const yandexToken = 't1.fake-iam-token';
export const yandexFolder = 'b1gfakefolder';

/** As https://yandex.cloud/docs/foundation-models/text-generation/api-ref/TextGeneration/completion describes it. */
const requestSchema = z.strictObject({
  modelUri: z.string(),
  completionOptions: z.strictObject({
    stream: z.literal(false),
    temperature: z.number().min(0).max(1),
    maxTokens: z.coerce.number().int().positive(),
  }),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), text: z.string().min(1) })).min(1),
  jsonObject: z.boolean().optional(),
  jsonSchema: z.strictObject({ schema: z.record(z.string(), z.unknown()) }).optional(),
});

const names: Readonly<Record<number, { grpc: number; http: string }>> = {
  400: { grpc: 3, http: 'Bad Request' },
  401: { grpc: 16, http: 'Unauthorized' },
  403: { grpc: 7, http: 'Forbidden' },
  404: { grpc: 5, http: 'Not Found' },
  429: { grpc: 8, http: 'Too Many Requests' },
  500: { grpc: 13, http: 'Internal Server Error' },
  503: { grpc: 14, http: 'Service Unavailable' },
};

function failed(status: number): Answer {
  const { grpc = 2, http = 'Unknown' } = names[status] ?? {};
  const error = { grpcCode: grpc, httpCode: status, message: http, httpStatus: http, details: [] };
  return { status, json: { error } };
}

/** A YandexGPT: completion, completionAsync and its operations, keys and tokens, in its own words. */
export function startYandexGpt(options: FakeModelOptions = {}): Promise<FakeModel> {
  const operations = new Map<string, { asked: number; response: unknown }>();

  function letIn({ headers }: Arrived): number | undefined {
    const isKnown = [`Api-Key ${yandexKey}`, `Bearer ${yandexToken}`].includes(headers.authorization ?? '');
    if (!isKnown) return 401;
    return headers['x-folder-id'] === yandexFolder ? undefined : 403;
  }

  function readOperation(path: string): Answer {
    const id = path.replace('/operations/', '');
    const operation = operations.get(id);
    if (!operation) return failed(404);
    operation.asked += 1;
    const isDone = operation.asked > 1;
    return { status: 200, json: { id, done: isDone, ...(isDone && { response: operation.response }) } };
  }

  const respond = (arrived: Arrived, answer: unknown): Answer => {
    if (!arrived.path.endsWith('Async')) return { status: 200, json: { result: answer } };
    const id = randomUUID();
    operations.set(id, { asked: 0, response: answer });
    return { status: 200, json: { id, description: 'Async GPT Completion', done: false } };
  };
  const answerOf = (text: string, status: string, question: Question) => {
    const input = tokensOf([question.system, ...question.messages].join(' '));
    const output = tokensOf(text);
    return {
      alternatives: [{ message: { role: 'assistant', text }, status: `ALTERNATIVE_STATUS_${status}` }],
      usage: {
        ...{ inputTextTokens: String(input), completionTokens: String(output), totalTokens: String(input + output) },
        completionTokensDetails: { reasoningTokens: '0' },
      },
      modelVersion: '08.11.2026',
    };
  };

  const protocol: Protocol = {
    read(arrived) {
      const refusal = letIn(arrived);
      if (refusal !== undefined) return failed(refusal);
      if (arrived.method === 'GET' && arrived.path.startsWith('/operations/')) return readOperation(arrived.path);
      if (!/^[/]foundationModels[/]v1[/]completion(Async)?$/.test(arrived.path)) return failed(404);
      const parsed = requestSchema.safeParse(JSON.parse(arrived.body));
      if (!parsed.success || !parsed.data.modelUri.startsWith(`gpt://${yandexFolder}/`)) return failed(400);
      const { messages, completionOptions, jsonObject, jsonSchema } = parsed.data;
      return {
        system: messages.find(({ role }) => role === 'system')?.text ?? '',
        messages: messages.filter(({ role }) => role !== 'system').map(({ text }) => text),
        schema: jsonSchema?.schema,
        format: jsonSchema ? 'schema' : jsonObject === true ? 'object' : 'plain',
        maxTokens: completionOptions.maxTokens,
      };
    },
    say: (words, question, isWhole, arrived) =>
      respond(arrived, answerOf(words, isWhole ? 'FINAL' : 'TRUNCATED_FINAL', question)),
    refuse: (question, arrived) =>
      respond(arrived, answerOf('Я не могу обсуждать эту тему.', 'CONTENT_FILTER', question)),
    fail: failed,
  };
  return serveModel(protocol, options);
}
