import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { isConnectionLost } from '../database/connection-lost.ts';
import { AppError } from '../errors.ts';
import type { Locale } from '../locale.ts';
import type { Limits } from '../runtime.ts';
import { describeIssues, InvalidRequest } from './invalid-request.ts';

/** Every error the server answers with, as `application/problem+json` (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:pulse-edu:problem:course.not_found' }),
    title: z.string().meta({ description: 'Name of the HTTP status', example: 'Not Found' }),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; programs match on it', example: 'course.not_found' }),
    detail: z.string().meta({ description: "Sentence in the caller's language" }),
    errorId: z.string().meta({ description: 'Under this id the log has the rest' }),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .meta({ description: 'Values of the sentence' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export const problemType = 'application/problem+json';

export function describeProblem(error: AppError, locale: Locale, errorId: string): Problem {
  return {
    type: `urn:pulse-edu:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.sentence(locale),
    errorId,
    ...(Object.keys(error.params).length > 0 && { params: error.params }),
  };
}

/** JSON bodies are ids, settings and short texts; files come as forms, whose size `limits` decides. */
export const jsonBytes = 1024 * 1024;

/** Turns whatever was thrown into one of our errors: those of Fastify by their code, the unknown into server.failed. */
export function toAppError(error: unknown, locale: Locale, limits: Limits): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof InvalidRequest) {
    return new AppError('request.invalid', { detail: describeIssues(error.issues, locale) });
  }
  if (isConnectionLost(error)) return new AppError('server.database_lost', { seconds: 2 }, { cause: error });
  if (!(error instanceof Error) || !('statusCode' in error) || !isClientError(error.statusCode)) {
    return new AppError('server.failed', {}, { cause: error });
  }
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return new AppError('request.too_large', { megabytes: toMegabytes(limits.uploadBytes) });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('request.too_large', { megabytes: toMegabytes(jsonBytes) });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new AppError('request.unsupported_media');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new AppError('request.invalid', { detail: notJson[locale] });
    default:
      if (error.statusCode === 404 || error.statusCode === 403) return new AppError('route.not_found');
      return new AppError('request.invalid', { detail: error.message });
  }
}

const notJson: Record<Locale, string> = { ru: 'тело запроса не JSON', en: 'the body is not JSON' };

function isClientError(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500;
}

function toMegabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
