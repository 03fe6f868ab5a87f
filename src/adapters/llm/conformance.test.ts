import { afterEach, describe, expect, it } from 'vitest';
import type { Behaviour } from '#test/fakes/llm/behaviour.ts';
import { openAiKey, openAiModel, startOpenAi } from '#test/fakes/llm/openai.ts';
import type { FakeModel, FakeModelOptions } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';
import { openAiCompatible } from './openai/openai-compatible.ts';
import { ModelFailure, type CompletionRequest, type LanguageModel } from './port.ts';
import { yandexGpt } from './yandex/yandex-gpt.ts';

const servers: FakeModel[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

interface Opened {
  server: FakeModel;
  model: LanguageModel;
}

function yandex(mode: 'sync' | 'async') {
  return async (options: FakeModelOptions = {}, key = yandexKey): Promise<Opened> => {
    const server = await startYandexGpt(options);
    servers.push(server);
    const model = yandexGpt({
      access: { kind: 'key', key },
      ...{ folder: yandexFolder, model: 'yandexgpt/latest', mode },
      ...{ baseUrl: server.address, operationsUrl: server.address },
    });
    return { server, model };
  };
}

async function openAi(options: FakeModelOptions = {}, key = openAiKey): Promise<Opened> {
  const server = await startOpenAi(options);
  servers.push(server);
  return {
    server,
    model: openAiCompatible({ baseUrl: `${server.address}/v1`, apiKey: key, model: openAiModel }),
  };
}

const question: CompletionRequest = {
  system: 'Ты помогаешь студенту.',
  messages: [{ role: 'user', text: 'Просрочено: 3 задания.' }],
  ...{ maxTokens: 200, temperature: 0.2 },
};
const structured: CompletionRequest = {
  ...question,
  responseSchema: {
    type: 'object',
    properties: {
      advice: { type: 'array', minItems: 2, items: { type: 'string' } },
      tone: { type: 'string', enum: ['calm', 'urgent'] },
    },
    required: ['advice', 'tone'],
    additionalProperties: false,
  },
};

async function failureOf(work: Promise<unknown>): Promise<ModelFailure> {
  const error: unknown = await work.then(
    () => new Error('it answered'),
    (reason: unknown) => reason,
  );
  if (error instanceof ModelFailure) return error;
  throw error;
}

describe.each([
  { name: 'YandexGPT', open: yandex('sync') },
  { name: 'YandexGPT, asynchronous', open: yandex('async') },
  { name: 'OpenAI-compatible', open: openAi },
])('language model: $name', ({ open }) => {
  it('answers, and tells model and tokens', async () => {
    const { server, model } = await open();
    const answer = await model.complete(question);
    expect(answer.text).toContain('просроченных');
    expect(answer.provider).toBe(model.provider);
    expect(answer.model).not.toBe('');
    expect(answer.tokens.input).toBeGreaterThan(5);
    expect(answer.tokens.output).toBeGreaterThan(5);
    expect(server.questions).toMatchObject([{ system: question.system, messages: ['Просрочено: 3 задания.'] }]);
    expect(model.host).toBe(new URL(server.address).host);
  });

  it('answers in JSON of a schema', async () => {
    const { server, model } = await open();
    expect(JSON.parse((await model.complete(structured)).text)).toMatchObject({ tone: 'calm' });
    expect(server.questions[0]?.format).toBe('schema');
  });

  it('falls back where the server knows no schemas, and remembers it', async () => {
    const { server, model } = await open();
    server.always('no-json');
    // The fake answers without a schema in plain words, which are no JSON.
    expect(await failureOf(model.complete(structured))).toMatchObject({ kind: 'broken', code: 'no_json' });
    expect(server.questions.map(({ format }) => format)).toEqual(['schema', 'object', 'plain']);
    expect(server.questions.at(-1)?.system).toContain('"advice"');
    await failureOf(model.complete(structured));
    expect(server.questions.slice(3).map(({ format }) => format)).toEqual(['plain']);
  });

  it.each<[Behaviour, Partial<ModelFailure>]>([
    ['too-many', { kind: 'over_limit', code: 'http_429', retryAfter: 7 }],
    ['fails', { kind: 'temporary', code: 'http_500' }],
    ['away', { kind: 'temporary', code: 'http_503' }],
    ['html', { kind: 'broken', code: 'wrong_shape' }],
    ['cut', { kind: 'temporary', code: 'cut_off' }],
    ['refuses', { kind: 'refused', code: 'content_filter' }],
    ['truncated', { kind: 'broken', code: 'truncated' }],
    ['endless', { kind: 'broken', code: 'too_long' }],
    ['empty', { kind: 'broken', code: 'empty' }],
    ['broken-json', { kind: 'broken', code: 'no_json' }],
    ['wrong-json', { kind: 'broken', code: 'wrong_json' }],
  ])('that behaves so: %s, is told apart', async (behaviour, expected) => {
    const { server, model } = await open();
    server.script(behaviour);
    expect(await failureOf(model.complete(structured))).toMatchObject(expected);
  });

  it('tells what an unfit answer cost', async () => {
    const { server, model } = await open();
    server.script('truncated');
    expect((await failureOf(model.complete(question))).tokens?.output).toBeGreaterThan(0);
  });

  it('says that credentials are wrong, for good, and does not tell them', async () => {
    const { model } = await open({}, 'a-wrong-key-that-nobody-may-read');
    const failure = await failureOf(model.complete(question));
    expect(failure).toMatchObject({ kind: 'permanent', code: 'http_401' });
    expect(`${failure.stack}${JSON.stringify(failure)}${String(failure.cause)}`).not.toContain('a-wrong-key');
  });

  it('says that nobody is there', async () => {
    const { server, model } = await open();
    await server.close();
    servers.splice(0);
    expect(await failureOf(model.complete(question))).toMatchObject({ kind: 'temporary', code: 'unreachable' });
  });

  it('is left when the asker gives up', async () => {
    const { server, model } = await open();
    server.always('silent');
    const reason = new Error('no more time');
    const abort = new AbortController();
    const asked = model.complete({ ...question, signal: abort.signal });
    setTimeout(() => {
      abort.abort(reason);
    }, 50);
    await expect(asked).rejects.toBe(reason);
  });
});
