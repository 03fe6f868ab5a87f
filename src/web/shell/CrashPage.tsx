import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import { ErrorState } from '../kit/state/ErrorState.tsx';
import { shellMessages } from './messages.ts';

/** Stands in for a page that broke: what the server said, its error number, and another try. */
export function CrashPage({ error, reset }: ErrorComponentProps): ReactNode {
  const t = useMessages(shellMessages);
  return <ErrorState page title={t('crash.title')} error={error} onRetry={reset} />;
}
