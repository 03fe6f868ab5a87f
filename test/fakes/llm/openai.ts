import { z } from 'zod';
import { tokensOf, type Question } from './behaviour.ts';
import { serveModel, type Answer, type FakeModel, type FakeModelOptions, type Protocol } from './server.ts';

export const openAiKey = 'sk-fake-key';
export const openAiModel = 'fake-model';

/** As https://platform.openai.com/docs/api-reference/chat/create describes it. */
const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  max_tokens: z.int().positive(),
  temperature: z.number().min(0).max(2),
  stream: z.literal(false).optional(),
  response_format: z
    .union([
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }),
      }),
      z.object({ type: z.literal('json_object') }),
    ])
    .optional(),
});

function failed(status: number): Answer {
  const type = status === 401 ? 'authentication_error' : status === 429 ? 'rate_limit_exceeded' : 'server_error';
  return { status, json: { error: { message: `HTTP ${status}`, type, param: null, code: null } } };
}

/** A server that speaks the API of OpenAI: chat completions with its formats of answers, and keys. */
export function startOpenAi(options: FakeModelOptions = {}): Promise<FakeModel> {
  let number = 0;
  const answerOf = (words: string, reason: string, { system, messages }: Question): Answer => {
    const input = tokensOf([system, ...messages].join(' '));
    const output = tokensOf(words);
    number += 1;
    return {
      status: 200,
      json: {
        ...{ id: `chatcmpl-${number}`, object: 'chat.completion', created: 1_795_000_000, model: openAiModel },
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: words, refusal: null },
            logprobs: null,
            finish_reason: reason,
          },
        ],
        usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
      },
    };
  };
  const protocol: Protocol = {
    read({ method, path, headers, body }) {
      if (method !== 'POST' || path !== '/v1/chat/completions') return failed(404);
      if (headers.authorization !== `Bearer ${openAiKey}`) return failed(401);
      const parsed = requestSchema.safeParse(JSON.parse(body));
      if (!parsed.success) return failed(400);
      const { messages, response_format: format } = parsed.data;
      if (parsed.data.model !== openAiModel) return failed(404);
      return {
        system: messages.find(({ role }) => role === 'system')?.content ?? '',
        messages: messages.filter(({ role }) => role !== 'system').map(({ content }) => content),
        schema: format?.type === 'json_schema' ? format.json_schema.schema : undefined,
        format: format === undefined ? 'plain' : format.type === 'json_schema' ? 'schema' : 'object',
        maxTokens: parsed.data.max_tokens,
      };
    },
    say: (words, question, isWhole) => answerOf(words, isWhole ? 'stop' : 'length', question),
    refuse: (question) => answerOf('', 'content_filter', question),
    fail: failed,
  };
  return serveModel(protocol, options);
}
