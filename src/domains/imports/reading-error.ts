import { isIssueCode, type IssueCode } from './issue-codes.ts';
import { foundIssue, type FoundIssue } from './parsed-gradebook.ts';

/** Codes that speak of the whole file. */
export type FileIssueCode = Extract<IssueCode, `file.${string}` | `archive.${string}`>;

export function isFileIssueCode(value: unknown): value is FileIssueCode {
  return isIssueCode(value) && /^(file|archive)\./.test(value);
}

/** The file as a whole cannot be read. It becomes the one issue of its import, not an HTTP error. */
export class ReadingError extends Error {
  readonly code: FileIssueCode;
  readonly params: FoundIssue['params'];

  constructor(code: FileIssueCode, params: FoundIssue['params'] = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'ReadingError';
    this.code = code;
    this.params = params;
  }

  toIssue(): FoundIssue {
    return foundIssue(this.code, this.params);
  }
}
