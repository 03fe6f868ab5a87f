import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../error-codes.ts';
import { AppError, type ErrorParams } from '../errors.ts';
import { fillSentence, type Locale } from '../locale.ts';

/** A failure that no further attempt can mend: the task stops at once and waits for a person. */
export class PermanentError extends AppError {
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, params, options);
    this.name = 'PermanentError';
  }
}

/** The task belongs to another worker by now, or to nobody; this attempt must not write anything more. */
export class LeaseLost extends Error {
  constructor() {
    super('the lease of this task is lost');
    this.name = 'LeaseLost';
  }
}

/** The process must end before the attempt did. */
export class ShuttingDown extends Error {
  constructor() {
    super('the process is shutting down');
    this.name = 'ShuttingDown';
  }
}

/** Why an attempt failed, as the task's row keeps it: a code of error-codes.ts with its parameters. */
export const failureSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Failure = z.infer<typeof failureSchema>;

/** The failure to keep for an error. Errors that are not ours say little to people: the log has the rest. */
export function failureOf(error: unknown, taskId: string): Failure {
  if (error instanceof AppError) return { code: error.code, params: { ...error.params } };
  return { code: 'task.failed', params: { id: taskId } };
}

/** The sentence of a failure. A code this program no longer knows becomes that of an unexpected error. */
export function failureSentence(failure: Failure, locale: Locale): string {
  const known: Readonly<Record<string, Record<Locale, string>>> = errorCodes;
  const sentences = known[failure.code] ?? errorCodes['task.failed'];
  return fillSentence(sentences[locale], failure.params);
}
