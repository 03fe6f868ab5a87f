import { errorCodes, type ErrorCode } from './error-codes.ts';
import { fillSentence, type Locale } from './locale.ts';

/** Values put into the sentence of an error; names and numbers only, never personal data that must not be logged. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * The one error the program raises on purpose. The code decides the HTTP status and the sentence for people
 * (error-codes.ts); whatever else is worth knowing travels in `cause` and goes to the log only.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  /** HTTP status that belongs to the code. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** What people read. */
  sentence(locale: Locale): string {
    return fillSentence(errorCodes[this.code][locale], this.params);
  }
}

/** Whether an error of the operating system, or of Node.js, has this code, e.g. `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
