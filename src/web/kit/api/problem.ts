/** What went wrong with a call, as the server said it (application/problem+json) or as the browser saw it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's stable code, or one of `network.unreachable`, `answer.unreadable`. */
  readonly code: string;
  /** A sentence for people in their language; empty when the server gave none. */
  readonly title: string;
  readonly detail: string | undefined;
  /** Finds the failure in the server's log. */
  readonly errorId: string | undefined;

  constructor(fields: { status: number; code: string; title?: string; detail?: string; errorId?: string }) {
    super(fields.title ?? fields.code);
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title ?? '';
    this.detail = fields.detail;
    this.errorId = fields.errorId;
  }

  /** Nobody is signed in, or no longer. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** Trying again later may help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/**
 * Reads a refused answer. Anything that is no problem document (a proxy's page, an empty body)
 * becomes `answer.unreadable` with the status kept.
 */
export function toProblem(status: number, body: unknown): ApiProblem {
  const code = textOf(body, 'code');
  if (code === undefined) return new ApiProblem({ status, code: 'answer.unreadable' });
  const title = textOf(body, 'title');
  const detail = textOf(body, 'detail');
  const errorId = textOf(body, 'errorId');
  return new ApiProblem({
    status,
    code,
    ...(title === undefined ? {} : { title }),
    ...(detail === undefined ? {} : { detail }),
    ...(errorId === undefined ? {} : { errorId }),
  });
}

function textOf(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
