import { z } from 'zod';
import { defineTask } from '#kernel/tasks/define-task.ts';

/** Where the worker processes of this bench find the language model. */
export const modelVariable = 'PULSE_BENCH_MODEL';

const answerSchema = z.object({ text: z.string() });

/** Waits for a language model, as the tasks of the queue `llm` do, and does little besides. */
export const askModel = defineTask({
  name: 'bench.ask_model',
  queue: 'llm',
  input: z.object({ number: z.int() }),
  handler: async ({ number }, run) => {
    const response = await fetch(`${process.env[modelVariable]}/${number}`, { signal: run.signal });
    answerSchema.parse(await response.json());
    await run.complete(async () => {});
  },
});
