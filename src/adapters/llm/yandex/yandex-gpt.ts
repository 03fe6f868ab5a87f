import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { failureOfStatus } from '../http-failure.ts';
import { limitedFetch } from '../limited-fetch.ts';
import { ModelFailure, type Completion, type CompletionRequest, type LanguageModel } from '../port.ts';
import { FormatLadder, readJsonAnswer, readTextAnswer, type AnswerFormat } from '../structured-answer.ts';
import { authorization, type YandexAccess } from './access.ts';
import { operationSchema, resultSchema, type YandexAnswer, type YandexOperation } from './shapes.ts';

export interface YandexSettings {
  readonly access: YandexAccess;
  readonly folder: string;
  /** Name and version below the folder, e.g. `yandexgpt/latest`; or the whole address of a model, `gpt://…`, `ds://…`. */
  readonly model: string;
  readonly baseUrl: string;
  /** Where operations of the asynchronous mode are asked for. */
  readonly operationsUrl: string;
  /** async is cheaper and slower: the answer is fetched when it is done. */
  readonly mode: 'sync' | 'async';
}

/** Milliseconds between looks at an operation. */
const lookEvery = 500;

/** YandexGPT by its own HTTP API. Yandex is asked not to keep what we send. */
export function yandexGpt(settings: YandexSettings): LanguageModel {
  const { access, folder, mode } = settings;
  const model = settings.model.includes('://') ? settings.model : `gpt://${folder}/${settings.model}`;
  const ladder = new FormatLadder();
  const addressOf = (base: string, path: string): string => `${base.replace(/\/+$/, '')}${path}`;

  async function call<Shape>(url: string, schema: z.ZodType<Shape>, init: RequestInit): Promise<Shape> {
    const headers = {
      authorization: await authorization(access),
      'x-folder-id': folder,
      'x-data-logging-enabled': 'false',
      'content-type': 'application/json',
    };
    const response = await limitedFetch(url, { ...init, headers });
    if (!response.ok) throw failureOfStatus(response.status, response.headers);
    const body: unknown = await response.json().catch(() => {
      throw new ModelFailure('broken', 'wrong_shape');
    });
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new ModelFailure('broken', 'wrong_shape');
    return parsed.data;
  }

  async function ask(format: AnswerFormat, system: string, request: CompletionRequest): Promise<YandexAnswer> {
    const body = JSON.stringify({
      modelUri: model,
      completionOptions: {
        stream: false,
        temperature: request.temperature,
        maxTokens: String(request.maxTokens),
      },
      messages: [{ role: 'system', text: system }, ...request.messages],
      ...(format === 'schema' && { jsonSchema: { schema: request.responseSchema } }),
      ...(format === 'object' && { jsonObject: true }),
    });
    const init: RequestInit = { method: 'POST', body, ...(request.signal && { signal: request.signal }) };
    if (mode === 'sync') {
      const { result } = await call(addressOf(settings.baseUrl, '/foundationModels/v1/completion'), resultSchema, init);
      return result;
    }
    const begun = await call(
      addressOf(settings.baseUrl, '/foundationModels/v1/completionAsync'),
      operationSchema,
      init,
    );
    return waitFor(begun, request.signal);
  }

  async function waitFor(begun: YandexOperation, signal: AbortSignal | undefined): Promise<YandexAnswer> {
    let operation = begun;
    while (operation.done !== true) {
      await sleep(lookEvery, undefined, { ...(signal && { signal }) }).catch((error: unknown) => {
        throw signal?.reason ?? error;
      });
      const url = addressOf(settings.operationsUrl, `/operations/${encodeURIComponent(operation.id)}`);
      operation = await call(url, operationSchema, { ...(signal && { signal }) });
    }
    if (operation.error) throw failureOfOperation(operation.error.code);
    if (!operation.response) throw new ModelFailure('broken', 'wrong_shape');
    return operation.response;
  }

  return {
    provider: 'yandex',
    model,
    host: new URL(settings.baseUrl).host,
    async complete(request) {
      const answer = await ladder.ask(request, (format, system) => ask(format, system, request));
      return toCompletion(answer, request, model);
    },
  };
}

function toCompletion(answer: YandexAnswer, request: CompletionRequest, model: string): Completion {
  const tokens = { input: answer.usage.inputTextTokens, output: answer.usage.completionTokens };
  const [alternative] = answer.alternatives;
  const status = alternative?.status;
  if (status === 'ALTERNATIVE_STATUS_CONTENT_FILTER') throw new ModelFailure('refused', 'content_filter', { tokens });
  if (status === 'ALTERNATIVE_STATUS_TRUNCATED_FINAL') throw new ModelFailure('broken', 'truncated', { tokens });
  const text = readTextAnswer(alternative?.message?.text, tokens);
  const version = answer.modelVersion;
  return {
    text: request.responseSchema ? readJsonAnswer(text, request.responseSchema, tokens) : text,
    model: version === null || version === undefined || version === '' ? model : `${model} ${version}`,
    provider: 'yandex',
    tokens,
  };
}

/** Codes of gRPC that say: later (deadline, aborted, internal, unavailable), too much (exhausted); others are final. */
function failureOfOperation(code: number): ModelFailure {
  if (code === 8) return new ModelFailure('over_limit', 'grpc_8');
  const isTemporary = [1, 2, 4, 10, 13, 14].includes(code);
  // As the synchronous mode says it, so that another format is tried.
  if (code === 3) return new ModelFailure('permanent', 'http_400');
  return new ModelFailure(isTemporary ? 'temporary' : 'permanent', `grpc_${code}`);
}
