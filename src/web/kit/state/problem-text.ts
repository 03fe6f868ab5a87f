import { ApiProblem } from '../api/problem.ts';
import type { Translate } from '../i18n/messages.ts';
import type { kitMessages } from '../messages.ts';

type KitKey = keyof typeof kitMessages.phrases;

/** The sentence a person reads about a failure: the server's own where it gave one. */
export function problemText(error: unknown, t: Translate<KitKey>): string {
  if (!(error instanceof ApiProblem)) return t('problem.unexpected');
  if (error.code === 'network.unreachable') return t('problem.network.unreachable');
  return error.detail ?? (error.title === '' ? t('problem.answer.unreadable', { status: error.status }) : error.title);
}

/** The number to tell the administrator; only what broke on the server has something to look up. */
export function problemId(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.status >= 500 ? error.errorId : undefined;
}
