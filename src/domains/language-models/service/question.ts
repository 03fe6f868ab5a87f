import type { JsonSchema, LanguageModel, Message, TokenCounts } from '#adapters/llm/port.ts';
import type { Locale } from '#kernel/locale.ts';
import { runtime } from '#kernel/runtime.ts';
import { fingerprints } from '#kernel/seal.ts';
import { modelProviders, type LanguageModelSettings, type ModelProvider } from '../contract.ts';
import { mostInputTokens } from '../spending.ts';

/** A question to whichever language model may answer it. It names nobody: neither names nor addresses nor numbers. */
export interface ModelQuestion {
  /** Kind of advice, e.g. `student_advice`; what the monitor tells apart. */
  readonly purpose: string;
  /** Another one, and earlier answers are not given again. */
  readonly promptVersion: string;
  /** Of the answer. */
  readonly language: Locale;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly responseSchema?: JsonSchema;
  readonly maxTokens: number;
  readonly temperature: number;
  /** Whom or what it is about: with these the kept answer goes. */
  readonly subject?: { readonly courseId?: number; readonly studentId?: number };
  readonly dataVersion?: number;
  /** Which attempt of its task asks. Default 1. */
  readonly attempt?: number;
  /** Not to be answered from memory. */
  readonly isFresh?: boolean;
  /** Seconds to wait for a free place or a new minute. Default 30. */
  readonly patienceSeconds?: number;
  readonly signal?: AbortSignal;
}

export interface AnsweredQuestion {
  readonly kind: 'answered';
  /** Of the record of this answer. */
  readonly callId: string;
  /** Of the call that it was fetched by: another one where it was kept. */
  readonly fetchedBy: string;
  /** With a schema: JSON that fits it. */
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly tokens: TokenCounts;
  readonly isCached: boolean;
}

/**
 * no_provider: none is configured or switched on; a normal state, and nothing will change by waiting. later: none may be
 * asked now or none is there; a task tries again (`modelTaskRetries`). failed: every one was asked and none has given an
 * answer of use; asking again would not help.
 */
export type ModelAnswer =
  | AnsweredQuestion
  | { readonly kind: 'no_provider' }
  | {
      readonly kind: 'later';
      readonly reason: 'temporary' | 'over_limit' | 'circuit_open';
      readonly code: string;
      /** Seconds. */
      readonly retryAfter: number;
    }
  | { readonly kind: 'failed'; readonly reason: 'permanent' | 'refused' | 'broken'; readonly code: string };

/** Recognises the same question about the same subject, whoever is asked. Who has the hash cannot try questions on it. */
export function hashOf(question: ModelQuestion): string {
  const { promptVersion, language, system, messages, responseSchema, maxTokens, temperature, subject } = question;
  const asked = [promptVersion, language, system, messages.map(({ role, text }) => [role, text])];
  const about = [subject?.courseId ?? null, subject?.studentId ?? null];
  return fingerprints('model answers')(
    JSON.stringify([...asked, responseSchema ?? null, maxTokens, temperature, ...about]),
  );
}

/** Tokens that a question takes at most, those of its answer apart. */
export function inputTokensOf({ system, messages, responseSchema }: ModelQuestion): number {
  const schema = responseSchema ? JSON.stringify(responseSchema) : '';
  return mostInputTokens([system, schema, ...messages.map(({ text }) => text)]);
}

/** Those that may be asked, in the order in which they are: as the settings say, then as configured. */
export function modelsInOrder({ order, providers }: LanguageModelSettings): LanguageModel[] {
  const rank = (name: ModelProvider): number => (order.includes(name) ? order.indexOf(name) : modelProviders.length);
  return runtime()
    .languageModels.filter(({ provider }) => providers[provider].isOn)
    .sort((one, other) => rank(one.provider) - rank(other.provider));
}
