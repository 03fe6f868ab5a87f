import OpenAI from 'openai';
import { failureOfStatus } from '../http-failure.ts';
import { limitedFetch } from '../limited-fetch.ts';
import { ModelFailure, type Completion, type CompletionRequest, type LanguageModel } from '../port.ts';
import { FormatLadder, readJsonAnswer, readTextAnswer, type AnswerFormat } from '../structured-answer.ts';

export interface OpenAiSettings {
  /** With the version, e.g. `https://llm.example.edu/v1`. */
  readonly baseUrl: string;
  /** Undefined: a server of one's own that asks for none. */
  readonly apiKey: string | undefined;
  readonly model: string;
}

type Answer = OpenAI.Chat.Completions.ChatCompletion;

/** Any server that speaks the API of OpenAI (chat completions): vLLM, Ollama, LM Studio, GigaChat gateways, OpenAI. */
export function openAiCompatible({ baseUrl, apiKey, model }: OpenAiSettings): LanguageModel {
  const client = new OpenAI({
    baseURL: baseUrl,
    // The client wants one.
    apiKey: apiKey ?? 'none',
    // What the client would take from the environment is not ours.
    ...{ organization: null, project: null, webhookSecret: null },
    // Who repeats, waits and gives up is decided above.
    ...{ maxRetries: 0, timeout: 2 ** 31 - 1, logLevel: 'off' },
    fetch: limitedFetch,
  });
  const ladder = new FormatLadder();

  async function ask(format: AnswerFormat, system: string, request: CompletionRequest): Promise<Answer> {
    try {
      return await client.chat.completions.create(
        {
          model,
          messages: [
            { role: 'system', content: system },
            ...request.messages.map(({ role, text }) => ({ role, content: text })),
          ],
          ...bounds(request),
          ...(request.responseSchema && responseFormat(format, request.responseSchema)),
        },
        { ...(request.signal && { signal: request.signal }) },
      );
    } catch (error) {
      throw failureOf(error, request.signal);
    }
  }

  return {
    provider: 'openai',
    model,
    host: new URL(baseUrl).host,
    async complete(request) {
      return toCompletion(await ladder.ask(request, (format, system) => ask(format, system, request)), request, model);
    },
  };
}

/** The older name of the most tokens: servers of one's own know no other. */
function bounds({ maxTokens, temperature }: CompletionRequest): {
  max_tokens: number;
  temperature: number;
  stream: false;
} {
  return { max_tokens: maxTokens, temperature, stream: false };
}

function responseFormat(
  format: AnswerFormat,
  schema: NonNullable<CompletionRequest['responseSchema']>,
): Pick<OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'schema') {
    return { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };
  }
  return format === 'object' ? { response_format: { type: 'json_object' } } : {};
}

/** The client wraps what its fetch throws. */
function failureOf(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ModelFailure) return cause;
  // Its messages may quote what we sent or a part of the key: nothing of them is kept.
  if (error instanceof OpenAI.APIError) {
    const status: unknown = error.status;
    const headers: unknown = error.headers;
    if (typeof status === 'number')
      return failureOfStatus(status, headers instanceof Headers ? headers : new Headers());
  }
  if (error instanceof SyntaxError) return new ModelFailure('broken', 'wrong_shape');
  return new ModelFailure('temporary', 'unreachable', { cause: error });
}

/** Types say what an honest server answers; this one may be any. */
function toCompletion(answer: Partial<Answer>, request: CompletionRequest, model: string): Completion {
  const tokens = { input: answer.usage?.prompt_tokens ?? 0, output: answer.usage?.completion_tokens ?? 0 };
  const choice = answer.choices?.at(0);
  if (!choice) throw new ModelFailure('broken', 'wrong_shape', { tokens });
  const message: Partial<typeof choice.message> = choice.message;
  if (choice.finish_reason === 'content_filter' || (message.refusal ?? '') !== '') {
    throw new ModelFailure('refused', 'content_filter', { tokens });
  }
  if (choice.finish_reason === 'length') throw new ModelFailure('broken', 'truncated', { tokens });
  const text = readTextAnswer(message.content, tokens);
  return {
    text: request.responseSchema ? readJsonAnswer(text, request.responseSchema, tokens) : text,
    model: answer.model ?? model,
    provider: 'openai',
    tokens,
  };
}
