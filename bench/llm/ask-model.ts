import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { defineTask } from '#kernel/tasks/define-task.ts';
import { askLanguageModel, modelTaskRetries } from '#domains/language-models/index.ts';

/** Asks the language model as tasks of the queue `llm` do: within limits and budget, recorded, not from memory. */
export const askModel = defineTask({
  name: 'bench.ask_language_model',
  queue: 'llm',
  input: z.object({ number: z.int() }),
  ...modelTaskRetries,
  handler: async ({ number }, run) => {
    const answer = await askLanguageModel({
      ...{ purpose: 'bench', promptVersion: '1', language: 'ru', isFresh: true, attempt: run.attempt },
      system: 'Ты помогаешь студенту.',
      messages: [{ role: 'user', text: `Просрочено заданий: ${number}.` }],
      ...{ maxTokens: 200, temperature: 0, patienceSeconds: 0, signal: run.signal },
    });
    if (answer.kind === 'later') throw new AppError('request.too_many', { seconds: Math.ceil(answer.retryAfter) });
    await run.complete(async () => {});
  },
});
