import { z } from 'zod';
import { ModelFailure, type CompletionRequest, type JsonSchema, type TokenCounts } from './port.ts';

/**
 * How a model is made to answer in JSON. schema: it writes nothing else. object: any JSON, and the task tells which.
 * plain: the task alone.
 */
export type AnswerFormat = 'schema' | 'object' | 'plain';
const formats = ['schema', 'object', 'plain'] as const satisfies readonly AnswerFormat[];

/** Asks in one format. @throws ModelFailure with the code http_400 where the server does not know the format */
type Ask<Answer> = (format: AnswerFormat, system: string) => Promise<Answer>;

/**
 * Asks in the strictest format that the server knows, which it remembers: servers that know less answer 400 to it. A 400
 * to all of them was for another reason.
 */
export class FormatLadder {
  #known = 0;

  async ask<Answer>(
    { system, responseSchema }: Pick<CompletionRequest, 'system' | 'responseSchema'>,
    ask: Ask<Answer>,
  ): Promise<Answer> {
    if (!responseSchema) return ask('plain', system);
    let refused: unknown;
    for (const [step, format] of formats.entries()) {
      if (step < this.#known) continue;
      try {
        const told = format === 'schema' ? system : `${system}\n\n${inWords(responseSchema)}`;
        const answer = await ask(format, told);
        this.#known = step;
        return answer;
      } catch (error) {
        if (!(error instanceof ModelFailure) || error.code !== 'http_400') throw error;
        refused = error;
      }
    }
    throw refused;
  }
}

/** The models read Russian and English alike. */
function inWords(schema: JsonSchema): string {
  return `Answer with one JSON object and nothing else. It must match this JSON Schema:\n${JSON.stringify(schema)}`;
}

/**
 * The JSON of an answer without what models like to write around it. @throws ModelFailure broken: no_json, or wrong_json
 * when it does not fit the schema
 */
export function readJsonAnswer(text: string, schema: JsonSchema, tokens: TokenCounts): string {
  const bare = /^\s*```(?:json)?\s*\n(?<json>.*?)\n?```\s*$/s.exec(text)?.groups?.['json'] ?? text.trim();
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    // The parser's message quotes the answer.
    throw new ModelFailure('broken', 'no_json', { tokens });
  }
  if (!z.fromJSONSchema(schema).safeParse(value).success) throw new ModelFailure('broken', 'wrong_json', { tokens });
  return bare;
}

/** A text that says something. @throws ModelFailure broken: empty */
export function readTextAnswer(text: string | null | undefined, tokens: TokenCounts): string {
  if (text === null || text === undefined || text.trim() === '') throw new ModelFailure('broken', 'empty', { tokens });
  return text;
}
