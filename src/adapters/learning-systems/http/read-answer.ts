import type { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import type { HttpAnswer } from './exchange.ts';

/** The system as people call it, and what was asked of it. */
export interface Asked {
  readonly system: string;
  readonly host: string;
  /** Interface or function, e.g. `GET /api/v1/courses`. */
  readonly what: string;
}

/** The JSON of an answer. @throws PermanentError connection.not_this_system when it is none */
export function readJson({ text, status }: HttpAnswer, { system, what }: Asked): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = `${what}: HTTP ${status}, no JSON`;
    throw new PermanentError('connection.not_this_system', { system, detail }, { cause: error });
  }
}

/** What the answer says, as the schema has it. @throws PermanentError connection.not_this_system when it is something else */
export function readShape<Shape>(value: unknown, schema: z.ZodType<Shape>, { system, what }: Asked): Shape {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || '?');
  const detail = `${what}: ${fields.join(', ')}`;
  throw new PermanentError('connection.not_this_system', { system, detail }, { cause: parsed.error });
}

/** @throws AppError for every status but those of success: 401 the token, 403 a right, anything else */
export function assertSuccess({ status }: HttpAnswer, { host, what }: Asked): void {
  if (status >= 200 && status < 300) return;
  if (status === 401) throw new PermanentError('connection.token_refused', { host });
  if (status === 403) throw new PermanentError('connection.right_missing', { right: what });
  throw new AppError('connection.failed', { host, reason: `${what}: HTTP ${status}` });
}
