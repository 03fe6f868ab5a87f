import { AppError } from '#kernel/errors.ts';

/** What went wrong, in one sentence for the person at the terminal. */
export function errorSentence(error: unknown): string {
  if (error instanceof AppError) return error.sentence('en');
  // A name that leads to several addresses, none of which answers.
  if (error instanceof AggregateError) return error.errors.map(errorSentence).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
