import * as ldap from 'ldapts';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';

/** The connection cannot be made secret, and nothing was sent over it. */
export class NotSecret extends Error {
  override readonly name = 'NotSecret';
}

const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO/;

/**
 * What a failure of the library, of TLS or of the network means. Only codes are told: what servers write may name people.
 *
 * @param error what was thrown
 * @param lost what the connection broke with, of which the library keeps no more than a text
 */
export function failureOf(error: unknown, lost?: Error): AppError {
  if (error instanceof AppError) return error;
  const options = { cause: error };
  const code = codeOf(error) ?? codeOf(lost);
  if (error instanceof NotSecret) return new PermanentError('directory.insecure', { reason: error.message }, options);
  if (code !== undefined && ofCertificates.test(code)) {
    return new PermanentError('directory.insecure', { reason: code }, options);
  }
  if (error instanceof ldap.InvalidCredentialsError || error instanceof ldap.InappropriateAuthError) {
    return new PermanentError('directory.login_refused', {}, options);
  }
  if (error instanceof ldap.StrongAuthRequiredError || error instanceof ldap.ConfidentialityRequiredError) {
    return new PermanentError('directory.insecure', { reason: error.name }, options);
  }
  const isCut = error instanceof ldap.SizeLimitExceededError || error instanceof ldap.AdminLimitExceededError;
  if (isCut) return new PermanentError('directory.answer_cut', { reason: error.name }, options);
  if (error instanceof ldap.ResultCodeError) {
    return new AppError('directory.failed', { reason: `${error.name} ${error.code}` }, options);
  }
  return new AppError('directory.unreachable', { reason: code ?? reasonOf(error) }, options);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The library's own failures have no codes. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  return /timeout|timed out/i.test(text) ? 'ETIMEDOUT' : 'ECONNRESET';
}
