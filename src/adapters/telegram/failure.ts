import { GrammyError, HttpError } from 'grammy';
import type { AppError, ErrorParams } from '#kernel/errors.ts';
import type { ErrorCode } from '#kernel/error-codes.ts';

/** What a failed call means for whoever made it. */
interface Failure {
  /** No further attempt helps. */
  readonly isFinal: boolean;
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/**
 * Reads a failure of the Bot API. It names errors by number and words only: 403 is a chat that the bot may not write to,
 * 400 with «chat not found» or «user is deactivated» one that is gone, 429 tells the seconds to wait. Words of the network
 * are left out but for a code: they hold the address, and with it the token.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof GrammyError) return failureOfAnswer(error);
  if (error instanceof HttpError) return later(networkReason(error.error));
  return later(error instanceof Error ? error.name : 'unknown');
}

function failureOfAnswer({ error_code: status, description, parameters }: GrammyError): Failure {
  const words = description.toLowerCase();
  if (status === 429) {
    return { isFinal: false, code: 'telegram.too_many', params: { seconds: parameters.retry_after ?? 1 } };
  }
  if (/chat not found|user is deactivated|peer_id_invalid/.test(words)) {
    return { isFinal: true, code: 'telegram.chat_gone', params: {} };
  }
  if (status === 403) return { isFinal: true, code: 'telegram.blocked', params: {} };
  // 401 and 404: the token; it may be set right. 409: somebody else asks for updates at present.
  if (status >= 500 || [401, 404, 409].includes(status)) return later(`${status} ${description}`);
  return { isFinal: true, code: 'telegram.refused', params: { reason: description } };
}

const later = (reason: string): Failure => ({ isFinal: false, code: 'telegram.failed', params: { reason } });

function networkReason(cause: unknown): string {
  if (!(cause instanceof Error)) return 'network';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  if (cause.cause instanceof Error) return networkReason(cause.cause);
  return cause.message.includes('timed out') ? 'ETIMEDOUT' : cause.name;
}

/** Whether an edit was refused because the message is so already. */
export function isUnchanged({ code, params }: AppError): boolean {
  return code === 'telegram.refused' && String(params['reason']).includes('message is not modified');
}
