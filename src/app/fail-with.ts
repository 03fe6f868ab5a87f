import { errorSentence } from './error-sentence.ts';

/** Says in a line why the program fails, and lets it end with 1. */
export function failWith(error: unknown): void {
  process.stderr.write(`pulse: ${errorSentence(error)}\n`);
  process.exitCode = 1;
}
