/** Providers there are adapters for: YandexGPT by its own API, and whatever speaks the API of OpenAI. */
export const providerNames = ['yandex', 'openai'] as const;
export type ProviderName = (typeof providerNames)[number];

/** A JSON Schema (2020-12) of an object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A question to a language model. It holds no names, addresses or numbers of people. */
export interface CompletionRequest {
  /** What the model is told of its task before it reads the messages. */
  readonly system: string;
  /** In the order they were said; the last one is to be answered. */
  readonly messages: readonly Message[];
  /** The answer is JSON of this schema, or broken. */
  readonly responseSchema?: JsonSchema;
  /** The most tokens of an answer. A longer one is cut off by the model, and broken. */
  readonly maxTokens: number;
  /** From 0 (always the likeliest words) to 1. */
  readonly temperature: number;
  /** Gives up waiting when aborted; the call then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface TokenCounts {
  readonly input: number;
  readonly output: number;
}

export interface Completion {
  /** With a schema: JSON that fits it, and nothing around it. */
  readonly text: string;
  /** As the provider calls what answered, with its version where it tells one. */
  readonly model: string;
  readonly provider: ProviderName;
  readonly tokens: TokenCounts;
}

/** A language model behind one address. */
export interface LanguageModel {
  readonly provider: ProviderName;
  /** As it is configured. */
  readonly model: string;
  /** Whom texts are sent to, for people. */
  readonly host: string;
  /**
   * Asks once: neither repeats nor waits for a better moment.
   *
   * @throws ModelFailure
   */
  complete(request: CompletionRequest): Promise<Completion>;
}

/**
 * temporary: may succeed later. permanent: will fail again until somebody changes the configuration. refused: the
 * provider will not speak of this. over_limit: the provider counts our calls, and it is too many. broken: an answer that
 * is cut off, too long, or not what was asked for.
 */
export type FailureKind = 'temporary' | 'permanent' | 'refused' | 'over_limit' | 'broken';

export interface FailureDetails {
  /** Seconds to wait, where the provider tells. */
  readonly retryAfter?: number | undefined;
  /** What the call cost all the same. */
  readonly tokens?: TokenCounts | undefined;
  readonly cause?: unknown;
}

/** Why a model did not answer. Neither message nor code holds anything of question, answer or credentials. */
export class ModelFailure extends Error {
  readonly kind: FailureKind;
  /** Stable and short, e.g. `http_500`, `truncated`, `no_json`. */
  readonly code: string;
  readonly retryAfter: number | undefined;
  readonly tokens: TokenCounts | undefined;

  constructor(kind: FailureKind, code: string, { retryAfter, tokens, cause }: FailureDetails = {}) {
    super(`${kind}: ${code}`, { cause });
    this.name = 'ModelFailure';
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
    this.tokens = tokens;
  }
}
