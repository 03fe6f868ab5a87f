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

/** The number under which the server logged the failure. */
export function problemId(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.errorId : undefined;
}
