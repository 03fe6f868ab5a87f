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

/**
 * Times that a task may be lost with its worker, or with the database, until it counts as what brings workers down. Far
 * more than its own failures: a machine that restarts, or a database that comes and goes, says nothing about the task.
 */
export const mostLosses = 20;

/** Why an attempt failed, as the task's row keeps it. */
export interface Failure {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

const failureSchema = z.object({
  code: z.string().refine((code): code is ErrorCode => Object.hasOwn(errorCodes, code)),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The failure to keep for an error. Errors that are not ours say little to people: the log has the rest. */
export function failureOf(error: unknown, taskId: string): Failure {
  if (error instanceof AppError) return { code: error.code, params: { ...error.params } };
  return { code: 'task.failed', params: { id: taskId } };
}

/** The failure that a row keeps. A code that this version does not know becomes that of an unexpected error. */
export function readFailure(stored: unknown, taskId: string): Failure {
  const parsed = failureSchema.safeParse(stored);
  return parsed.success ? parsed.data : failureOf(parsed.error, taskId);
}

export function failureSentence(failure: Failure, locale: Locale): string {
  return fillSentence(errorCodes[failure.code][locale], failure.params);
}
