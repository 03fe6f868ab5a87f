import { z } from 'zod';
import type { Batch } from './batch.ts';

const answerSchema = z.object({
  verdicts: z.array(z.object({ number: z.int(), verdict: z.enum(['right', 'wrong', 'unsure']) })),
});

/** What a model answers of a batch, for models. */
export const verdictsJsonSchema: Readonly<Record<string, unknown>> = {
  type: 'object',
  properties: {
    verdicts: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          number: { type: 'integer' },
          verdict: { type: 'string', enum: ['unsure', 'right', 'wrong'] },
        },
        required: ['number', 'verdict'],
        additionalProperties: false,
      },
    },
  },
  required: ['verdicts'],
  additionalProperties: false,
};

/** What a model says of wordings, by key; null: it is unsure. */
export type Verdicts = ReadonlyMap<string, 'right' | 'wrong' | null>;

/**
 * Reads the verdicts on a batch. What is left out, or said twice and differently, is unsure.
 *
 * @returns a code where nothing of it can be used: it has another form, or the model errs in what is known
 */
export function readVerdicts(text: string, { keys, controls }: Batch): Verdicts | 'no_json' | 'failed_control' {
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) return 'no_json';
  const said = Map.groupBy(parsed.data.verdicts, ({ number }) => number);
  const verdictOf = (number: number): 'right' | 'wrong' | null => {
    const all = new Set(said.get(number)?.map(({ verdict }) => verdict));
    const [only] = all;
    return all.size !== 1 || only === undefined || only === 'unsure' ? null : only;
  };
  if ([...controls].some(([number, wanted]) => verdictOf(number) !== wanted)) return 'failed_control';
  return new Map([...keys].map(([number, key]) => [key, verdictOf(number)]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
