import { z } from 'zod';
import type { Written } from '../truth/check.ts';
import { visible } from '../truth/check.ts';

/** What a model answers. */
const answerSchema = z.object({
  opening: z.string().nullable(),
  items: z.array(z.object({ text: z.string() })).min(1),
});

/** The same for models, at most so many items. */
export function answerJsonSchema(mostItems: number): Readonly<Record<string, unknown>> {
  const item = {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  };
  return {
    type: 'object',
    properties: {
      opening: { type: 'string' },
      items: { type: 'array', items: item, minItems: 1, maxItems: mostItems },
    },
    required: ['opening', 'items'],
    additionalProperties: false,
  };
}

/** Reads an answer; undefined where it is not what was asked for. Signs that cannot be seen are left out. */
export function readAnswer(text: string): Written | undefined {
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { opening, items } = parsed.data;
  const first = visible(opening ?? '');
  const texts = items.map((item) => ({ text: visible(item.text) })).filter((item) => item.text !== '');
  return texts.length === 0 ? undefined : { opening: first === '' ? null : first, items: texts };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
