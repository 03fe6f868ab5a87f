import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { peopleMessages } from './messages.ts';
import { PersonConflict } from './usePersonChange.ts';

interface ChangeProblemProps {
  readonly error: Error | null;
  /** Whether a form still holds what was to be saved. */
  readonly keepsDraft: boolean;
}

/** Why a person was not changed: what another administrator did meanwhile, or the server's sentence. */
export function ChangeProblem({ error, keepsDraft }: ChangeProblemProps): ReactNode {
  const t = useMessages(peopleMessages);
  if (!error) return null;
  if (!(error instanceof PersonConflict)) {
    return <ProblemNotice error={error} />;
  }
  const parts = error.parts.map((part) => t(`part.${part}`)).join(', ');
  return (
    <Notice tone="warning" role="alert">
      {parts === '' ? t('conflict.same') : t('conflict.changed', { parts })}{' '}
      {t(keepsDraft ? 'conflict.draft' : 'conflict.repeat')}
    </Notice>
  );
}
